-- Photos of patients. Never edited after release: later versions are later files.

-- The picture is a file named by its SHA-256 in the folder photos beside the database.
CREATE TABLE photo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  patient INTEGER NOT NULL REFERENCES patient (id),
  session INTEGER REFERENCES session (id),
  day INTEGER NOT NULL,
  view TEXT NOT NULL DEFAULT '' CONSTRAINT photo_view CHECK (
    view IN ('', 'front', 'right-oblique', 'left-oblique', 'right-side', 'left-side')),
  sha256 TEXT NOT NULL CONSTRAINT photo_sha256 CHECK (length (sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size INTEGER NOT NULL CHECK (size > 0),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  original TEXT NOT NULL CHECK (length (original) = 64 AND original NOT GLOB '*[^0-9a-f]*'),
  taken INTEGER,
  added INTEGER NOT NULL,
  -- the same two places on every photo of a view, as parts of width and height
  mark_x0 REAL CHECK (mark_x0 BETWEEN 0 AND 1),
  mark_y0 REAL CHECK (mark_y0 BETWEEN 0 AND 1),
  mark_x1 REAL CHECK (mark_x1 BETWEEN 0 AND 1),
  mark_y1 REAL CHECK (mark_y1 BETWEEN 0 AND 1),
  CONSTRAINT photo_marks CHECK ((mark_x0 IS NULL) = (mark_y0 IS NULL) AND (mark_x0 IS NULL) = (mark_x1 IS NULL)
    AND (mark_x0 IS NULL) = (mark_y1 IS NULL)),
  -- the same picture comes in once
  CONSTRAINT photo_once UNIQUE (patient, original)
) STRICT;
CREATE INDEX photo_by_file ON photo (sha256);
CREATE INDEX photo_by_session ON photo (session);

-- A file of which the last row went away: unlinked when the clinic is opened next, unless the row has come back.
CREATE TABLE photo_gone (
  sha256 TEXT PRIMARY KEY
) STRICT;

CREATE TRIGGER photo_patient_insert BEFORE INSERT ON photo
WHEN NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient)
BEGIN
  SELECT RAISE (ABORT, 'photo_patient');
END;
-- INSERT OR REPLACE takes nothing away
CREATE TRIGGER photo_once_insert BEFORE INSERT ON photo
WHEN EXISTS (SELECT 1 FROM photo WHERE id = NEW.id OR (patient = NEW.patient AND original = NEW.original))
BEGIN
  SELECT RAISE (ABORT, 'photo_once');
END;
CREATE TRIGGER photo_session_insert BEFORE INSERT ON photo
WHEN NEW.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND patient = NEW.patient)
BEGIN
  SELECT RAISE (ABORT, 'photo_session');
END;
CREATE TRIGGER photo_session_update BEFORE UPDATE ON photo
WHEN NEW.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND patient = NEW.patient)
BEGIN
  SELECT RAISE (ABORT, 'photo_session');
END;
-- neither the file it came from nor the copy is ever changed
CREATE TRIGGER photo_kept BEFORE UPDATE ON photo
WHEN NEW.sha256 <> OLD.sha256 OR NEW.original <> OLD.original OR NEW.size <> OLD.size OR NEW.width <> OLD.width
  OR NEW.height <> OLD.height
BEGIN
  SELECT RAISE (ABORT, 'photo_kept');
END;
CREATE TRIGGER photo_goes AFTER DELETE ON photo
BEGIN
  INSERT INTO photo_gone (sha256) SELECT OLD.sha256
    WHERE NOT EXISTS (SELECT 1 FROM photo WHERE sha256 = OLD.sha256)
      AND NOT EXISTS (SELECT 1 FROM photo_gone WHERE sha256 = OLD.sha256);
END;
CREATE TRIGGER photo_comes AFTER INSERT ON photo
BEGIN
  DELETE FROM photo_gone WHERE sha256 = NEW.sha256;
END;
