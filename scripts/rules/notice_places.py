"""What people call the fields of a notice, as the admin's form does. Pure."""

import re

FIELDS = {
    "title": "标题", "status": "状态", "category": "服务类别", "service_object": "服务对象",
    "description": "服务内容", "sign_up_deadline": "报名截止", "sign_up_url": "官方报名网址",
    "requirements": "参加条件", "insured": "有志愿者保险", "insurance_policy": "保险说明",
    "risks": "可能的风险", "protection": "安全保障措施", "hours_credited": "记录的服务时长",
    "leader_role": "领队的职责", "office_phone": "办公电话", "allowance": "补贴",
    "gear": "自带物品", "cancellation_reason": "取消原因", "sessions": "场次", "pictures": "图片",
    "afterwards": "活动总结", "updated_at": "更新时间",
    "start_time": "开始时间", "end_date": "结束日期", "address": "地址", "place": "地点",
    "needed": "需要人数", "confirmed": "已确认人数",
    "age_min": "最低年龄", "age_max": "最高年龄", "guardian_required": "需要监护人同意",
    "skills": "需要的技能", "training": "需要的培训", "health": "健康要求",
    "reflections": "总结与心得",
}  # fmt: skip
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def place_name(path: str) -> str:
    """Name a path such as `sessions[1].address`: 第 2 个场次：地址; an unknown one is left."""
    named = []
    for field, number in _STEP.findall(path):
        name = FIELDS.get(field, field)
        counted = number and field in {"sessions", "pictures"}
        named.append(f"第 {int(number) + 1} 个{name}" if counted else name)
    return "：".join(named)
