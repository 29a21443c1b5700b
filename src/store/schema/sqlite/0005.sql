-- What the doctor records of a session, and the rollers it takes. Never edited after release: later versions are later
-- files.

-- A lot of rollers as its boxes say. expiry_day is the last day on which one may be used.
CREATE TABLE roller_lot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  product TEXT NOT NULL DEFAULT '',
  lot TEXT NOT NULL CONSTRAINT roller_lot_named CHECK (lot <> ''),
  needle REAL NOT NULL CONSTRAINT roller_lot_needle CHECK (needle BETWEEN 0.1 AND 5), -- mm
  expiry_day INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), -- called back, or not to be used any more
  UNIQUE (product, lot)
) STRICT;

-- One piece, with its pack's number or one that the program gave.
CREATE TABLE roller (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roller_lot INTEGER NOT NULL REFERENCES roller_lot (id),
  number TEXT NOT NULL CONSTRAINT roller_numbered CHECK (number <> ''),
  UNIQUE (roller_lot, number)
) STRICT;

-- One piece, one session: the row is what was used up. It is taken away when it was written down wrongly, never moved.
CREATE TABLE roller_use (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roller INTEGER NOT NULL UNIQUE REFERENCES roller (id),
  session INTEGER NOT NULL REFERENCES session (id),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX roller_use_by_session ON roller_use (session);

-- The record of one session as it stands: 'preliminary' while it is written, and again while a correction is; 'final'
-- once a doctor has signed, 'amended' once a correction was signed.
CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL UNIQUE REFERENCES session (id),
  status TEXT NOT NULL DEFAULT 'preliminary' CONSTRAINT record_status CHECK (status IN ('preliminary', 'final', 'amended')),
  saved_at INTEGER NOT NULL,
  needle REAL CHECK (needle BETWEEN 0.1 AND 5), -- mm, as meant; the roller's own is its lot's
  areas TEXT NOT NULL DEFAULT '', -- zones of the face, by their keys, separated by blanks
  other_area TEXT NOT NULL DEFAULT '',
  horizontal INTEGER NOT NULL DEFAULT 0 CHECK (horizontal BETWEEN 0 AND 99), -- passes
  vertical INTEGER NOT NULL DEFAULT 0 CHECK (vertical BETWEEN 0 AND 99),
  falling INTEGER NOT NULL DEFAULT 0 CHECK (falling BETWEEN 0 AND 99),
  rising INTEGER NOT NULL DEFAULT 0 CHECK (rising BETWEEN 0 AND 99),
  end_point TEXT NOT NULL DEFAULT '' CHECK (end_point IN ('', 'erythema', 'pinpoint-bleeding', 'other')),
  end_point_note TEXT NOT NULL DEFAULT '',
  reactions TEXT NOT NULL DEFAULT '', -- by their keys, separated by blanks
  reactions_note TEXT NOT NULL DEFAULT '',
  pain INTEGER CONSTRAINT record_pain CHECK (pain BETWEEN 0 AND 10),
  adjuncts TEXT NOT NULL DEFAULT '', -- a line for each: name, tab, lot
  notes TEXT NOT NULL DEFAULT ''
) STRICT;

-- What was signed, whole and in words, for good. A correction is a further number.
CREATE TABLE record_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id),
  number INTEGER NOT NULL CHECK (number > 0),
  text TEXT NOT NULL CHECK (text <> ''), -- as it was shown
  data TEXT NOT NULL DEFAULT '', -- as it was filled in
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  signed_at INTEGER NOT NULL,
  doctor INTEGER NOT NULL REFERENCES staff (id),
  actor INTEGER REFERENCES staff (id),
  reason TEXT, -- of the correction
  UNIQUE (session, number),
  CONSTRAINT record_corrected CHECK ((number = 1) = (reason IS NULL) AND ifnull (trim (reason), 'x') <> '')
) STRICT;

-- Guards. INSERT OR REPLACE takes a row away without a word to its triggers, so what is there is never inserted again.

CREATE TRIGGER roller_lot_insert BEFORE INSERT ON roller_lot
BEGIN
  SELECT RAISE (ABORT, 'roller_lot_known')
  WHERE EXISTS (SELECT 1 FROM roller_lot WHERE id = NEW.id OR (product = NEW.product AND lot = NEW.lot));
END;
CREATE TRIGGER roller_lot_update BEFORE UPDATE OF id, product, lot, needle, expiry_day ON roller_lot
WHEN NEW.id <> OLD.id OR NEW.product <> OLD.product OR NEW.lot <> OLD.lot OR NEW.needle <> OLD.needle
  OR NEW.expiry_day <> OLD.expiry_day
BEGIN
  SELECT RAISE (ABORT, 'roller_lot_used')
  WHERE EXISTS (SELECT 1 FROM roller AS r JOIN roller_use AS u ON u.roller = r.id WHERE r.roller_lot = OLD.id);
  SELECT RAISE (ABORT, 'roller_lot_known')
  WHERE EXISTS (SELECT 1 FROM roller_lot WHERE id <> OLD.id
                AND (id = NEW.id OR (product = NEW.product AND lot = NEW.lot)));
END;
CREATE TRIGGER roller_lot_delete BEFORE DELETE ON roller_lot
BEGIN
  SELECT RAISE (ABORT, 'roller_lot_used') WHERE EXISTS (SELECT 1 FROM roller WHERE roller_lot = OLD.id);
END;

CREATE TRIGGER roller_insert BEFORE INSERT ON roller
BEGIN
  SELECT RAISE (ABORT, 'roller_known')
  WHERE EXISTS (SELECT 1 FROM roller WHERE id = NEW.id OR (roller_lot = NEW.roller_lot AND number = NEW.number));
  SELECT RAISE (ABORT, 'roller_astray') WHERE NOT EXISTS (SELECT 1 FROM roller_lot WHERE id = NEW.roller_lot);
END;
-- a piece stays what it is
CREATE TRIGGER roller_update BEFORE UPDATE ON roller BEGIN SELECT RAISE (ABORT, 'roller_fixed'); END;
CREATE TRIGGER roller_delete BEFORE DELETE ON roller
BEGIN
  SELECT RAISE (ABORT, 'roller_used') WHERE EXISTS (SELECT 1 FROM roller_use WHERE roller = OLD.id);
END;

CREATE VIEW roller_use_expired AS
SELECT u.id, u.session, u.roller FROM roller_use AS u JOIN session AS s ON s.id = u.session
JOIN roller AS r ON r.id = u.roller JOIN roller_lot AS l ON l.id = r.roller_lot
WHERE s.day > l.expiry_day;

CREATE VIEW record_signed AS
SELECT session FROM record WHERE status <> 'preliminary';

CREATE TRIGGER roller_use_insert BEFORE INSERT ON roller_use
BEGIN
  SELECT RAISE (ABORT, 'roller_used') WHERE EXISTS (SELECT 1 FROM roller_use WHERE id = NEW.id OR roller = NEW.roller);
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_signed WHERE session = NEW.session);
  SELECT RAISE (ABORT, 'roller_astray')
  WHERE NOT EXISTS (SELECT 1 FROM roller WHERE id = NEW.roller) OR NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session);
  SELECT RAISE (ABORT, 'roller_withdrawn')
  WHERE EXISTS (SELECT 1 FROM roller AS r JOIN roller_lot AS l ON l.id = r.roller_lot WHERE r.id = NEW.roller AND l.withdrawn = 1);
END;
CREATE TRIGGER roller_use_inserted AFTER INSERT ON roller_use
BEGIN
  SELECT RAISE (ABORT, 'roller_expired') WHERE EXISTS (SELECT 1 FROM roller_use_expired WHERE id = NEW.id);
END;
CREATE TRIGGER roller_use_update BEFORE UPDATE ON roller_use BEGIN SELECT RAISE (ABORT, 'roller_used'); END;
CREATE TRIGGER roller_use_delete BEFORE DELETE ON roller_use
BEGIN
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_signed WHERE session = OLD.session);
END;
CREATE TRIGGER roller_session_update AFTER UPDATE OF day ON session WHEN NEW.day <> OLD.day
BEGIN
  SELECT RAISE (ABORT, 'roller_expired') WHERE EXISTS (SELECT 1 FROM roller_use_expired WHERE session = NEW.id);
END;

CREATE TRIGGER record_insert BEFORE INSERT ON record
BEGIN
  SELECT RAISE (ABORT, 'record_known') WHERE EXISTS (SELECT 1 FROM record WHERE id = NEW.id OR session = NEW.session);
  SELECT RAISE (ABORT, 'record_unsigned')
  WHERE NEW.status <> 'preliminary' AND NOT EXISTS (SELECT 1 FROM record_version WHERE session = NEW.session);
END;
-- Signed, it changes only by being opened for a correction, and that is closed by another signature or discarded.
CREATE TRIGGER record_update BEFORE UPDATE ON record
BEGIN
  SELECT RAISE (ABORT, 'record_signed')
  WHERE (OLD.status <> 'preliminary' AND NEW.status <> 'preliminary') OR NEW.session <> OLD.session OR NEW.id <> OLD.id;
  SELECT RAISE (ABORT, 'record_unsigned')
  WHERE OLD.status = 'preliminary' AND NEW.status <> 'preliminary'
    AND (NEW.status = 'final') <> (ifnull ((SELECT max (number) FROM record_version WHERE session = NEW.session), 0) = 1);
END;
CREATE TRIGGER record_delete BEFORE DELETE ON record
BEGIN
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_version WHERE session = OLD.session);
END;

CREATE TRIGGER record_version_insert BEFORE INSERT ON record_version
BEGIN
  SELECT RAISE (ABORT, 'record_signed')
  WHERE EXISTS (SELECT 1 FROM record_version WHERE id = NEW.id)
    OR NEW.number <> (SELECT ifnull (max (number), 0) + 1 FROM record_version WHERE session = NEW.session);
  SELECT RAISE (ABORT, 'record_unsigned')
  WHERE NOT EXISTS (SELECT 1 FROM record WHERE session = NEW.session AND status = 'preliminary')
    OR NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.doctor AND role = 'doctor');
END;
CREATE TRIGGER record_version_update BEFORE UPDATE ON record_version BEGIN SELECT RAISE (ABORT, 'record_signed'); END;
CREATE TRIGGER record_version_delete BEFORE DELETE ON record_version BEGIN SELECT RAISE (ABORT, 'record_signed'); END;
