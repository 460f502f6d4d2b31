"""``/tiles``: the basemap of the user's own, where there is one."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from ...errors import NotFoundError
from ..problem import RESPONSES
from ..tiles import WAY_OUT, Tiles

_MEDIA_TYPE = "application/vnd.pmtiles"
_ARCHIVE: dict[int | str, dict[str, Any]] = {200: {"content": {_MEDIA_TYPE: {"schema": {"type": "string"}}}}}


class TilesForm(BaseModel):
    """What the archive holds, as its head and description say."""

    kind: str = Field(description="vector or raster")
    minzoom: int
    maxzoom: int
    bounds: tuple[float, float, float, float] = Field(description="west, south, east, north in degrees")
    layers: tuple[str, ...] = Field(description="names of the layers of vector tiles")
    attribution: str


class TilesAnswer(BaseModel):
    """``archive`` is null where the built-in basemap is shown."""

    archive: TilesForm | None


def router(tiles: Tiles | None) -> APIRouter:
    routes = APIRouter(tags=["tiles"], responses=RESPONSES)

    @routes.get("/tiles", summary="The basemap of the user's own, where there is one")
    def described() -> TilesAnswer:
        if tiles is None:
            return TilesAnswer(archive=None)
        fields = {name: getattr(tiles, name) for name in TilesForm.model_fields}
        return TilesAnswer(archive=TilesForm.model_validate(fields))

    @routes.get("/tiles/basemap.pmtiles", summary="Its archive, by ranges of bytes", responses=_ARCHIVE)
    def archive() -> FileResponse:
        if tiles is None or not tiles.path.is_file():
            raise NotFoundError(f"no basemap of one's own is served: {WAY_OUT}")
        return FileResponse(tiles.path, media_type=_MEDIA_TYPE)

    return routes
