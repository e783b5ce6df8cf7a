"""The demonstration's pictures, drawn when they are needed from our records and public shapes.

``draw_all`` writes every picture named in ``content/images.json`` and says where each one is.
Nothing is random and nothing is fetched: the same records give the same pictures.
"""

from pathlib import Path

from demonstration.draw import charts, diagrams, maps

DRAWINGS = {
    "callao-routes": maps.callao_routes,
    "callao-timeline": charts.callao_timeline,
    "container-methods": diagrams.container_methods,
    "container-steps": diagrams.container_steps,
    "intervals": charts.intervals,
    "ports-map": maps.ports_map,
    "ton-comparison": charts.ton_comparison,
}
LANGUAGES = ("en", "es")


def draw_all(target_directory: Path) -> dict[str, Path]:
    """Draw every picture in every language as ``<id>.jpg`` and return the files by id."""
    target_directory.mkdir(parents=True, exist_ok=True)
    return {
        f"{name}-{language}": draw(language).save(target_directory / f"{name}-{language}.jpg")
        for name, draw in DRAWINGS.items()
        for language in LANGUAGES
    }
