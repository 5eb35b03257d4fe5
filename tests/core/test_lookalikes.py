import io

import pytest

from stillpoint.core.lookalikes import LOOKALIKES


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("ascii", b"1 yes . 2 no . Deja vu > 30 %"),
        ("latin-1", "1 yes · 2 no . Déjà vu > 30 %".encode("latin-1")),
        ("utf-8", "1 yes · 2 no … Déjà vu ▸ 30 %".encode()),
    ],
)
def test_what_an_encoding_lacks_is_written_as_what_looks_like_it(
    encoding: str, written: bytes
) -> None:
    stream = io.BytesIO()
    with io.TextIOWrapper(stream, encoding=encoding, errors=LOOKALIKES) as text:
        text.write("1 yes · 2 no … Déjà vu ▸ 30 %")
        text.flush()
        assert stream.getvalue() == written
