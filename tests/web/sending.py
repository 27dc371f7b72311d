"""Forms of acts as a browser opens and sends them."""

import re


def form(client, name, subject, /, **query):
    return client.get(f"/do/{name}/{subject.public}/", query)


def send(client, name, subject, /, **data):
    """Send a form with what its page hides in it."""
    body = form(client, name, subject).content.decode()
    main = body[body.index("<main") :]
    hidden = dict(re.findall(r'type="hidden" name="(key|version|next)" value="([^"]*)"', main))
    return client.post(f"/do/{name}/{subject.public}/", {**hidden, **data})
