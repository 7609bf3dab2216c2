-- The embedded gazetteer, format 4. Degrees are in ten-thousandths, radii in tenths of a kilometre.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  entry NOT NULL,           -- an integer is a GeoNames id; text is the key itself ("wof:...", "country:MLI")
  name TEXT NOT NULL,
  lat INTEGER NOT NULL,
  lon INTEGER NOT NULL,
  radius INTEGER NOT NULL,
  kind TEXT NOT NULL,       -- p settlement, s site, n natural, l area, 2 admin2, 1 admin1, c country
  country TEXT NOT NULL,
  admin1 INTEGER,
  admin2 INTEGER,
  feature TEXT NOT NULL,
  population INTEGER NOT NULL
);
CREATE INDEX country ON place (country) WHERE kind = 'c';
CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL,        -- folded spelling
  place INTEGER NOT NULL,
  spelling INTEGER NOT NULL, -- mark of the unfolded spelling
  PRIMARY KEY (key, place, spelling)
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('format', '4');
