"""The frame of every page."""


def test_the_workbench_is_in_the_frame(cast, as_):
    page = as_(cast.clerk).get("/")
    assert page.status_code == 200
    body = page.content.decode()
    assert "南城县城市管理局" in body
    assert 'aria-current="page"' in body
    assert "#i-inbox" in body
    assert 'id="i-inbox"' in body


def test_what_is_not_there_is_told_in_the_look(cast, as_):
    page = as_(cast.clerk).get("/nowhere/")
    assert page.status_code == 404
    assert 'class="side"' in page.content.decode()
