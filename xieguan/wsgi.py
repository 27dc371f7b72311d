"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from xieguan.desk import logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xieguan.settings")
logs.start()
application = get_wsgi_application()
