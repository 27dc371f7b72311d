"""The description of the API, and its page."""

from tests.api.calling import V1
from xieguan.api.app import describe


def test_every_operation_has_words_a_name_and_its_problems() -> None:
    operations = [one for methods in describe()["paths"].values() for one in methods.values()]

    assert all(one["summary"] and one["tags"] for one in operations)
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(
        {200, 202} & set(one["responses"]) and {401, 404, 422} <= set(one["responses"]) for one in operations
    )


def test_every_operation_but_none_is_behind_a_token() -> None:
    operations = [one for methods in describe()["paths"].values() for one in methods.values()]

    assert all(one["security"] for one in operations)


def test_every_reference_leads_somewhere() -> None:
    def references(part: object) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*map(references, part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    described = describe()
    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}

    assert references(described) <= known


def test_the_page_shows_every_endpoint_and_asks_nobody_who_he_is(client, db) -> None:
    page = client.get(f"{V1}/docs").content.decode()

    assert all(path in page for path in describe()["paths"])
    assert "<script>" not in page


def test_the_description_is_served(client, db) -> None:
    assert client.get(f"{V1}/openapi.json").json()["openapi"].startswith("3.1")
