"""Starter topics on data security, in the order a group meets them."""

from bot.polls.library.data_security.cross_border import CROSS_BORDER
from bot.polls.library.data_security.data_spaces import DATA_SPACES
from bot.polls.library.data_security.important_data import IMPORTANT_DATA
from bot.polls.library.data_security.incidents import INCIDENTS
from bot.polls.library.data_security.industrial_ai import INDUSTRIAL_AI
from bot.polls.library.data_security.joint_dev_data import JOINT_DEV_DATA
from bot.polls.library.data_security.machine_data import MACHINE_DATA
from bot.polls.library.data_security.ot_security import OT_SECURITY
from bot.polls.library.data_security.plant_hosting import PLANT_HOSTING
from bot.polls.library.data_security.remote_service import REMOTE_SERVICE
from bot.polls.library.entries import Starter

DATA_SECURITY: tuple[Starter, ...] = (
    CROSS_BORDER,
    IMPORTANT_DATA,
    MACHINE_DATA,
    PLANT_HOSTING,
    REMOTE_SERVICE,
    OT_SECURITY,
    INCIDENTS,
    JOINT_DEV_DATA,
    DATA_SPACES,
    INDUSTRIAL_AI,
)
