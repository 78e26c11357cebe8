"""Tables as files: cells that no spreadsheet runs, CSV, XLSX. Pure: no framework, no database."""
