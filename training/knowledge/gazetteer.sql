-- The embedded gazetteer, format 5. Degrees are in ten-thousandths, radii in tenths of a kilometre.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE country (
  id INTEGER PRIMARY KEY,
  alpha3 TEXT NOT NULL,
  geonames INTEGER,
  place INTEGER,            -- the place that is the country itself
  first INTEGER, last INTEGER  -- its settlements stand in one row: the first and the last of them
);
CREATE TABLE feature (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,       -- GeoNames feature code
  kind TEXT NOT NULL        -- value of PlaceKind
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  above INTEGER,            -- the first-level unit of a second-level one
  name TEXT NOT NULL
);
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  entry NOT NULL,           -- GeoNames id; a negative integer is a Who's On First id; text is the key itself ("country:MLI")
  name TEXT NOT NULL,
  radius INTEGER,           -- empty for a settlement whose population tells it
  facts BLOB NOT NULL       -- big-endian: lat and lon (three bytes each, signed), country (one), feature (one), unit (two, 0 for none:
);                          -- the smallest that it lies in, of a unit itself), population (what is left, none for unknown)
CREATE TABLE name (
  key TEXT PRIMARY KEY,     -- folded spelling
  places BLOB NOT NULL      -- five bytes for each spelling: place (three bytes) and mark of the unfolded spelling (two), big-endian
) WITHOUT ROWID;
CREATE TABLE outline (
  id INTEGER PRIMARY KEY,
  country INTEGER NOT NULL,
  unit INTEGER,             -- empty for the whole country
  south INTEGER NOT NULL, west INTEGER NOT NULL, north INTEGER NOT NULL, east INTEGER NOT NULL,
  rings BLOB NOT NULL       -- zlib; each ring as a count and zigzag variable-length differences of lon, lat in thousandths
);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('format', '5');
