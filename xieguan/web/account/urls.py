"""Addresses of signing in and of one's own account.

Of allauth's pages only these are here: nobody signs up, has an e-mail address, or ties accounts together.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path
from django.views.decorators.http import require_POST

from xieguan.web.account import views
from xieguan.web.account.steps import RemovePasskey, SignInPage, cancelled, whole
from xieguan.web.pages import page

anybody, signed_in = page(access="open", posts=True), page(posts=True)

urlpatterns = [
    # passwords have pages of their own: one guesses no present one by the form of all acts, and types none for others
    path("do/users.change_password/<slug:public>/", views.own_password),
    path("do/users.reset_password/<slug:public>/", views.another_password),
    path("account/", views.mine, name="account"),
    path("account/password/", views.password, name="password"),
    path("account/sessions/end/", views.end_sessions, name="end_sessions"),
    path("account/2fa/", views.factors, name="mfa_index"),
    path("account/login/", anybody(SignInPage.as_view()), name="account_login"),
    path("account/logout/", anybody(require_POST(account.logout)), name="account_logout"),
    path("account/reauthenticate/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("account/2fa/authenticate/", anybody(mfa.authenticate), name="mfa_authenticate"),
    path("account/2fa/reauthenticate/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/2fa/totp/activate/", signed_in(whole(totp.activate_totp)), name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", signed_in(whole(totp.deactivate_totp)), name="mfa_deactivate_totp"),
    path("account/2fa/recovery-codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/2fa/recovery-codes/generate/",
        signed_in(whole(codes.generate_recovery_codes)),
        name="mfa_generate_recovery_codes",
    ),
    path("account/2fa/webauthn/add/", signed_in(whole(passkeys.add_webauthn)), name="mfa_add_webauthn"),
    path("account/2fa/webauthn/login/", anybody(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "account/2fa/webauthn/reauthenticate/",
        signed_in(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/2fa/webauthn/keys/<int:pk>/remove/",
        signed_in(whole(RemovePasskey.as_view())),
        name="mfa_remove_webauthn",
    ),
    path("account/<slug:provider_id>/login/", anybody(require_POST(oidc.login)), name="openid_connect_login"),
    path(
        "account/<slug:provider_id>/login/callback/", anybody(oidc.callback), name="openid_connect_callback"
    ),
    path("account/oidc/cancelled/", anybody(cancelled), name="socialaccount_login_cancelled"),
]
