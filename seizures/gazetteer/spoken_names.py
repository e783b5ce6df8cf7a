"""What places are called in Spanish, and in English where the gazetteer's own name is local.

Written by hand for the ports and cities that the trade runs through. A name here comes before
any namesake.
"""

from seizures.gazetteer.names import key

_SPANISH = {
    "PECLL": "El Callao",
    "NLRTM": "Róterdam",
    "BEANR": "Amberes",
    "DEHAM": "Hamburgo",
    "GBLON": "Londres",
    "BEZEE": "Zeebrugge",
    "BEBRU": "Bruselas",
    "BEGNE": "Gante",
    "NLAMS": "Ámsterdam",
    "NLVLI": "Flesinga",
    "DEBRV": "Bremerhaven",
    "DEBER": "Berlín",
    "FRLEH": "El Havre",
    "FRMRS": "Marsella",
    "FRPAR": "París",
    "FRBOD": "Burdeos",
    "ITGOA": "Génova",
    "ITNAP": "Nápoles",
    "ITMIL": "Milán",
    "ITROM": "Roma",
    "ITVCE": "Venecia",
    "ITTRS": "Trieste",
    "PTLIS": "Lisboa",
    "PTOPO": "Oporto",
    "GRPIR": "El Pireo",
    "GRSKG": "Salónica",
    "TRIST": "Estambul",
    "TRMER": "Mersin",
    "SEGOT": "Gotemburgo",
    "SESTO": "Estocolmo",
    "DKCPH": "Copenhague",
    "PLGDN": "Gdansk",
    "RULED": "San Petersburgo",
    "RUMOW": "Moscú",
    "USNYC": "Nueva York",
    "USMSY": "Nueva Orleans",
    "USPHL": "Filadelfia",
    "MACAS": "Casablanca",
    "MAPTM": "Tánger Med",
    "CIABJ": "Abiyán",
    "ZACPT": "Ciudad del Cabo",
    "CNSHA": "Shanghái",
    "SGSIN": "Singapur",
    "AUSYD": "Sídney",
    "BRRIO": "Río de Janeiro",
    "BRSSZ": "Santos",
    "BRSAO": "São Paulo",
}
_ALSO = {
    "PECLL": "Callao|El Callao",
    "BEZEE": "Zeebrujas",
    "NLVLI": "Flushing",
    "BEGNE": "Ghent",
    "BRSAO": "San Pablo|Sao Paulo",
    "MAPTM": "Tanger Med|Tangier Med",
    "CRMOB": "Moín|Limón-Moín",
    "BRPNG": "Paranaguá",
    "ECGYE": "Guayaquil",
    "ESVLC": "Valencia",
    "ESBCN": "Barcelona",
    "ESALG": "Algeciras",
    "COCTG": "Cartagena de Indias",
    "COSMR": "Santa Marta",
    "PLGDN": "Danzig",
}
NAMES_BY_LANGUAGE = {"es": _SPANISH}
CODES_BY_NAME = {
    **{key(name): code for code, name in _SPANISH.items()},
    **{key(name): code for code, names in _ALSO.items() for name in names.split("|")},
}
