"""`python -m scripts contract`: the management API as OpenAPI 3.1, from the record types.

Every property says with x-public whether it may be published; the rest never enters the
snapshot, whatever the API sends.
"""

import argparse
import datetime as dt
import inspect
from pathlib import Path
from typing import Any

import msgspec

from scripts.errors import CheckError
from scripts.records import COLLECTIONS, RECORD_TYPES, SCHEMA_VERSION
from scripts.records.base import Record
from scripts.records.fields import Part
from scripts.workspace import ROOT, Workspace

PLACE = ROOT / "docs" / "openapi.json"
_REF = "#/components/schemas/"
_ALWAYS_SENT = ("seq",)
"""Required in the API, though a record in the making may lack it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the check and the file."""
    parser.add_argument("--check", action="store_true", help="只检查文件是否与记录类型一致，不写")
    parser.add_argument("--file", type=Path, default=PLACE, help="默认 docs/openapi.json")


def run(args: argparse.Namespace, _places: Workspace, _now: dt.datetime) -> None:
    """Write the document, or with --check raise CheckError where it is stale."""
    fresh = encoded()
    if not args.check:
        args.file.write_bytes(fresh)
        print(f"已写入 {args.file}")
    elif not args.file.exists() or args.file.read_bytes() != fresh:
        raise CheckError(f"{args.file}：与记录类型不一致，请运行 python -m scripts contract")


def encoded() -> bytes:
    """Return the document's bytes; the same types give the same bytes."""
    return msgspec.json.format(msgspec.json.encode(document())) + b"\n"


def document() -> dict[str, Any]:
    """Build the whole OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "志愿之城管理系统接口",
            "version": SCHEMA_VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "http://127.0.0.1:8001", "description": "自带的管理系统"}],
        "security": [{"token": []}],
        "paths": {
            "/api/v1/": {"get": _index_operation()},
            **{f"/api/v1/{name}": {"get": _page_operation(name)} for name in COLLECTIONS},
            "/media/{path}": {"get": _media_operation()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {name: _refusal(text) for name, text in _REFUSALS.items()},
            "schemas": {**_record_schemas(), **_answer_schemas()},
        },
    }


_DESCRIPTION = (
    "只读接口。每次写入都给记录一个新的、更大的 seq；按 seq 分页，取走的最后一个 seq 就是下一次的 "
    "since。删除和撤回成为只含 id、seq、deleted_at 的墓碑。x-public 为 false 的字段不会公开。"
)
_REFUSALS = {
    "BadRequest": "参数不对",
    "Unauthorized": "缺少令牌或令牌不对",
    "NotFound": "没有这个地址或文件",
    "TooManyRequests": "请求太多；Retry-After 说明多少秒以后再来",
}


def _refusal(text: str) -> dict[str, Any]:
    return {"description": text, "content": _json_of("Error")}


def _json_of(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF + schema}}}


def _answers(schema: str, text: str, *refusals: str) -> dict[str, Any]:
    numbers = {"BadRequest": "400", "Unauthorized": "401", "NotFound": "404"}
    return {
        "200": {
            "description": text,
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": _json_of(schema),
        },
        "304": {"description": "与 If-None-Match 所说的相同"},
        **{numbers[name]: {"$ref": f"#/components/responses/{name}"} for name in refusals},
        "429": {"$ref": "#/components/responses/TooManyRequests"},
    }


def _index_operation() -> dict[str, Any]:
    return {
        "operationId": "index",
        "summary": "有哪些种类，各有多少、到哪个序号",
        "responses": _answers("Index", "目录", "BadRequest", "Unauthorized"),
    }


def _page_operation(collection: str) -> dict[str, Any]:
    kind = COLLECTIONS[collection]
    return {
        "operationId": collection,
        "summary": f"{kind.LABEL}，按 seq 从小到大",
        "parameters": [
            _number("since", "只要 seq 大于它的；0 是全部", minimum=0, default=0),
            _number("limit", "一页最多多少条", minimum=1, maximum=1000, default=500),
        ],
        "responses": _answers(
            f"{kind.__name__}Page", "一页", "BadRequest", "Unauthorized", "NotFound"
        ),
    }


def _number(name: str, text: str, **rule: int) -> dict[str, Any]:
    schema = {"type": "integer", **rule}
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _media_operation() -> dict[str, Any]:
    path = {"name": "path", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "media",
        "summary": "图片；内容的 SHA-256 在记录里",
        "parameters": [path],
        "responses": {
            "200": {"description": "文件", "content": {"*/*": {}}},
            "401": {"$ref": "#/components/responses/Unauthorized"},
            "404": {"$ref": "#/components/responses/NotFound"},
        },
    }


def _record_schemas() -> dict[str, Any]:
    _, schemas = msgspec.json.schema_components(RECORD_TYPES, ref_template=_REF + "{name}")
    structs = {kind.__name__: kind for base in (Record, Part) for kind in _below(base)}
    for name, schema in schemas.items():
        _mark(schema, structs[name])
        if issubclass(structs[name], Record):
            schema["required"] = [*schema["required"], *_ALWAYS_SENT]
    return {name: _javascript_patterns(schema) for name, schema in sorted(schemas.items())}


def _below(base: type[Record | Part]) -> list[type[Record | Part]]:
    return [kind for direct in base.__subclasses__() for kind in (direct, *_below(direct))]


def _mark(schema: dict[str, Any], kind: type[Record | Part]) -> None:
    schema.pop("title", None)
    if text := schema.get("description"):
        schema["description"] = inspect.cleandoc(text)
    for name in getattr(kind, "MADE", ()):
        del schema["properties"][name]
    for name, rule in schema["properties"].items():
        rule["x-public"] = name in kind.PUBLIC


def _javascript_patterns(schema: Any) -> Any:
    r"""Write \A and \Z as JSON Schema's dialect has them: ^ and $."""
    if isinstance(schema, list):
        return [_javascript_patterns(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _javascript_patterns(value) for key, value in schema.items()}
    if isinstance(pattern := changed.get("pattern"), str):
        changed["pattern"] = pattern.replace("\\A", "^").replace("\\Z", "$")
    return changed


def _answer_schemas() -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    tombstone = _object(
        id={"type": "string"}, seq=number, deleted_at={"type": "string", "format": "date-time"}
    )
    state = _object(count=number, high_water=number)
    index = _with_optional(
        "instance",
        schema={"type": "string", "const": SCHEMA_VERSION},
        instance={
            "type": "string",
            "description": "随数据库生成的随机文字；换数据库、恢复备份都会换，换了就要全部重取",
        },
        demo={"type": "boolean", "description": "人和组织都是虚构的"},
        city={"type": "string", "pattern": "^[0-9]{6}$"},
        collections={
            "type": "object",
            "properties": {name: {"$ref": _REF + "CollectionState"} for name in COLLECTIONS},
            "additionalProperties": {"$ref": _REF + "CollectionState"},
        },
    )
    pages = {f"{kind.__name__}Page": _page(kind.__name__) for kind in RECORD_TYPES}
    error = _object(error={"type": "string", "description": "哪里不对、应该怎样（中文）"})
    return {
        "Tombstone": {**tombstone, "additionalProperties": False},
        "CollectionState": state,
        "Index": index,
        "Error": error,
        **pages,
    }


def _page(record: str) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    one_of = [{"$ref": _REF + record}, {"$ref": _REF + "Tombstone"}]
    return _object(
        items={"type": "array", "maxItems": 1000, "items": {"oneOf": one_of}},
        next={
            "description": "下一页的 since；没有下一页时为空",
            "anyOf": [number, {"type": "null"}],
        },
        high_water=number,
    )


def _with_optional(optional: str, **properties: dict[str, Any]) -> dict[str, Any]:
    whole = _object(**properties)
    return {**whole, "required": [name for name in properties if name != optional]}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}
