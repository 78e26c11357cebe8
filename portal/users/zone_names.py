"""The time zones on offer, by region: one for each clock that people live by, named by its cities."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.users.models import known_time_zones

# Region: zone, and the cities by which people find it.
ZONES: dict[object, dict[str, str]] = {
    _("Africa"): {
        "Africa/Abidjan": "Abidjan, Accra, Dakar",
        "Africa/Algiers": "Algiers, Tunis",
        "Africa/Cairo": "Cairo",
        "Africa/Casablanca": "Casablanca",
        "Africa/Johannesburg": "Johannesburg, Harare, Maputo",
        "Africa/Khartoum": "Khartoum",
        "Africa/Lagos": "Lagos, Kinshasa, Luanda",
        "Africa/Nairobi": "Nairobi, Addis Ababa, Kampala",
        "Africa/Tripoli": "Tripoli",
    },
    _("Americas"): {
        "America/Anchorage": "Anchorage",
        "America/Asuncion": "Asunción",
        "America/Bogota": "Bogotá, Lima, Quito",
        "America/Argentina/Buenos_Aires": "Buenos Aires",
        "America/Caracas": "Caracas, La Paz",
        "America/Chicago": "Chicago, Dallas, Winnipeg",
        "America/Denver": "Denver, Calgary",
        "America/Guatemala": "Guatemala City, San José, San Salvador",
        "America/Halifax": "Halifax",
        "America/Havana": "Havana",
        "America/Los_Angeles": "Los Angeles, Vancouver",
        "America/Mexico_City": "Mexico City, Monterrey",
        "America/Montevideo": "Montevideo",
        "America/New_York": "New York, Toronto",
        "America/Panama": "Panama City, Kingston",
        "America/Phoenix": "Phoenix",
        "America/Puerto_Rico": "San Juan, Santo Domingo",
        "America/Santiago": "Santiago",
        "America/Sao_Paulo": "São Paulo, Rio de Janeiro",
        "America/St_Johns": "St John’s",
        "America/Tijuana": "Tijuana",
    },
    _("Asia"): {
        "Asia/Almaty": "Almaty",
        "Asia/Amman": "Amman, Damascus",
        "Asia/Baku": "Baku",
        "Asia/Bangkok": "Bangkok, Hanoi",
        "Asia/Shanghai": "Beijing, Shanghai",
        "Asia/Beirut": "Beirut",
        "Asia/Colombo": "Colombo",
        "Asia/Dhaka": "Dhaka",
        "Asia/Dubai": "Dubai, Muscat",
        "Asia/Hong_Kong": "Hong Kong",
        "Asia/Jakarta": "Jakarta",
        "Asia/Jerusalem": "Jerusalem, Tel Aviv",
        "Asia/Kabul": "Kabul",
        "Asia/Karachi": "Karachi, Islamabad",
        "Asia/Kathmandu": "Kathmandu",
        "Asia/Manila": "Manila",
        "Asia/Kolkata": "Mumbai, Delhi, Kolkata",
        "Asia/Novosibirsk": "Novosibirsk",
        "Asia/Riyadh": "Riyadh, Baghdad, Kuwait City",
        "Asia/Seoul": "Seoul",
        "Asia/Singapore": "Singapore, Kuala Lumpur",
        "Asia/Taipei": "Taipei",
        "Asia/Tashkent": "Tashkent",
        "Asia/Tbilisi": "Tbilisi",
        "Asia/Tehran": "Tehran",
        "Asia/Tokyo": "Tokyo",
        "Asia/Ulaanbaatar": "Ulaanbaatar",
        "Asia/Vladivostok": "Vladivostok",
        "Asia/Yangon": "Yangon",
        "Asia/Yekaterinburg": "Yekaterinburg",
        "Asia/Yerevan": "Yerevan",
    },
    _("Australia and the Pacific"): {
        "Australia/Adelaide": "Adelaide",
        "Pacific/Apia": "Apia",
        "Pacific/Auckland": "Auckland, Wellington",
        "Australia/Brisbane": "Brisbane",
        "Australia/Darwin": "Darwin",
        "Australia/Hobart": "Hobart",
        "Pacific/Honolulu": "Honolulu",
        "Australia/Perth": "Perth",
        "Pacific/Port_Moresby": "Port Moresby, Guam",
        "Pacific/Fiji": "Suva",
        "Australia/Sydney": "Sydney, Melbourne, Canberra",
    },
    _("Europe"): {
        "Europe/Athens": "Athens, Bucharest, Sofia",
        "Atlantic/Azores": "Azores",
        "Europe/Belgrade": "Belgrade, Zagreb, Ljubljana",
        "Europe/Berlin": "Berlin, Vienna, Zurich",
        "Europe/Chisinau": "Chișinău",
        "Europe/Dublin": "Dublin",
        "Europe/Helsinki": "Helsinki, Tallinn, Riga, Vilnius",
        "Europe/Istanbul": "Istanbul",
        "Europe/Kyiv": "Kyiv",
        "Europe/Lisbon": "Lisbon",
        "Europe/London": "London, Edinburgh",
        "Europe/Madrid": "Madrid",
        "Europe/Minsk": "Minsk",
        "Europe/Moscow": "Moscow",
        "Europe/Paris": "Paris, Brussels, Amsterdam",
        "Atlantic/Reykjavik": "Reykjavik",
        "Europe/Rome": "Rome",
        "Europe/Stockholm": "Stockholm, Oslo, Copenhagen",
        "Europe/Warsaw": "Warsaw, Prague, Budapest",
    },
    _("Without a place"): {"UTC": "UTC"},
}

Options = list[tuple[str, str]]


def zone_options(own: str) -> list[tuple[str, Options]]:
    """Zones to choose from, by region. A person's own zone comes first where it is none of them."""
    offered = [(str(region), [*_known(zones.items())]) for region, zones in ZONES.items()]
    if own and not any(own == name for _region, zones in offered for name, _cities in zones):
        offered.insert(0, (gettext("Yours now"), [(own, own.rpartition("/")[2].replace("_", " "))]))
    return offered


def _known(zones: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those that this machine has rules for: zones get new names."""
    return ((name, cities) for name, cities in zones if name in known_time_zones())
