"""The API put together, and its description."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from xieguan import __version__
from xieguan.api import access, acts, findings, imports, organisations, papers, people, titles
from xieguan.api.auth import Bearer
from xieguan.api.problems import handle_on
from xieguan.api.schemas import Problem

ABOUT = (
    "One endpoint for each act; reads with cursors; what the law says of a person or an act. "
    "Bearer tokens; errors are application/problem+json."
)


class Api(NinjaAPI):
    """Ninja's API, whose description also tells the inputs of acts and the problems there are."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        parts = schema["components"].setdefault("schemas", {})
        parts |= acts.definitions()
        parts["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        for path, methods in schema["paths"].items():
            for method, operation in methods.items():
                titles.describe(operation, path, method)
                if body := acts.body_of(path):
                    operation["requestBody"] = body
                operation["responses"] |= _problems()
        return schema


def _problems() -> dict[int, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": words, "content": content} for status, words in titles.statuses().items()}


def made() -> NinjaAPI:
    """The API with every act the floors below have declared so far."""
    api = Api(
        title="Xieguan", version=__version__, description=ABOUT, urls_namespace="api",
        auth=Bearer(), docs_url=None, openapi_url="/openapi.json",
    )  # fmt: skip
    handle_on(api)
    acts.add_all()
    api.add_router("/acts", acts.router)
    api.add_router("/organisations", organisations.router)
    api.add_router("/engagements", people.engagements)
    api.add_router("/persons", people.persons)
    api.add_router("/findings", findings.router)
    api.add_router("/imports", imports.router)
    api.add_router("/papers", papers.router)
    api.add_router("", access.router)
    return api


def describe(_request: HttpRequest | None = None) -> dict[str, Any]:
    """The OpenAPI description as data."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


api = made()
