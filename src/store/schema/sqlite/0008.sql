-- Two records of one person become one. Never edited after release: later versions are later files.

-- Whose record this one was merged into: it is kept, holds nothing any more and shows in no list; NULL: it stands.
ALTER TABLE patient ADD COLUMN merged_into INTEGER REFERENCES patient (id);
-- Of records that were merged into this one, separated by blanks: who knows an old number finds it.
ALTER TABLE patient ADD COLUMN former_numbers TEXT NOT NULL DEFAULT '';
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;

-- A record is merged into one that stands, and what was merged into holds nothing new.
CREATE TRIGGER patient_merge BEFORE UPDATE OF merged_into ON patient WHEN NEW.merged_into IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'patient_merged')
  WHERE NEW.merged_into = NEW.id OR NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.merged_into AND merged_into IS NULL)
    OR EXISTS (SELECT 1 FROM patient WHERE merged_into = NEW.id);
END;
CREATE TRIGGER patient_merged_insert BEFORE INSERT ON patient WHEN NEW.merged_into IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'patient_merged');
END;
-- it stays as it was, so that it can be parted again
CREATE TRIGGER patient_merged_update BEFORE UPDATE ON patient WHEN OLD.merged_into IS NOT NULL AND NEW.merged_into IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'patient_merged');
END;
CREATE VIEW patient_retired AS SELECT id FROM patient WHERE merged_into IS NOT NULL;
CREATE TRIGGER course_retired_insert BEFORE INSERT ON course
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER session_retired_insert BEFORE INSERT ON session
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER session_retired_update BEFORE UPDATE OF patient ON session
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER follow_up_retired_insert BEFORE INSERT ON follow_up
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER call_retired_insert BEFORE INSERT ON call
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER red_flag_retired_insert BEFORE INSERT ON red_flag
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER wish_retired_insert BEFORE INSERT ON wish
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER photo_retired_insert BEFORE INSERT ON photo
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
CREATE TRIGGER grade_retired_insert BEFORE INSERT ON grade
BEGIN
  SELECT RAISE (ABORT, 'patient_merged') WHERE EXISTS (SELECT 1 FROM patient_retired WHERE id = NEW.patient);
END;
