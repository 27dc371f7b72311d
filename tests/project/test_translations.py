"""Nobody sees a screen half in English."""


def test_the_catalogue_is_whole_and_compiled(run, root):
    checked = run("python", root / "tools/messages.py", "check")
    assert checked.returncode == 0, checked.stderr
