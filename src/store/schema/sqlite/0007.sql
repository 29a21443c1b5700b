-- How scars were judged, and the type of skin. Never edited after release: later versions are later files.

-- Fitzpatrick, I to VI
ALTER TABLE patient ADD COLUMN skin_type INTEGER CONSTRAINT patient_skin_type CHECK (skin_type BETWEEN 1 AND 6);

-- A course is judged once a day: by a doctor (Goodman and Baron, qualitative), by the patient, or by both.
CREATE TABLE grade (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  patient INTEGER NOT NULL,
  course INTEGER NOT NULL,
  session INTEGER REFERENCES session (id), -- of that day; NULL: at a review
  day INTEGER NOT NULL,
  doctor INTEGER REFERENCES staff (id), -- who judged
  goodman_baron INTEGER CONSTRAINT grade_goodman_baron CHECK (goodman_baron BETWEEN 1 AND 4),
  own INTEGER CONSTRAINT grade_own CHECK (own BETWEEN 0 AND 10), -- the patient's own mark
  note TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (course, patient) REFERENCES course (id, patient),
  CONSTRAINT grade_given CHECK (goodman_baron IS NOT NULL OR own IS NOT NULL),
  CONSTRAINT grade_judged CHECK (goodman_baron IS NULL OR doctor IS NOT NULL),
  CONSTRAINT grade_once UNIQUE (course, day)
) STRICT;
CREATE INDEX grade_by_session ON grade (session);

-- INSERT OR REPLACE takes nothing away
CREATE TRIGGER grade_once_insert BEFORE INSERT ON grade
BEGIN
  SELECT RAISE (ABORT, 'grade_once')
  WHERE EXISTS (SELECT 1 FROM grade WHERE id = NEW.id OR (course = NEW.course AND day = NEW.day));
END;
CREATE TRIGGER grade_once_update BEFORE UPDATE OF id, course, day ON grade
BEGIN
  SELECT RAISE (ABORT, 'grade_once')
  WHERE EXISTS (SELECT 1 FROM grade WHERE id <> OLD.id AND (id = NEW.id OR (course = NEW.course AND day = NEW.day)));
END;
-- also where foreign keys are off
CREATE TRIGGER grade_course_delete BEFORE DELETE ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM grade WHERE course = OLD.id);
END;
CREATE TRIGGER grade_session_delete BEFORE DELETE ON session
BEGIN
  SELECT RAISE (ABORT, 'session_graded') WHERE EXISTS (SELECT 1 FROM grade WHERE session = OLD.id);
END;
-- whose it is stays, but where a record becomes part of another: then it goes along with its course, after its session
CREATE TRIGGER grade_kept BEFORE UPDATE OF id, patient, course ON grade
WHEN NEW.id <> OLD.id OR (NEW.patient = OLD.patient AND NEW.course <> OLD.course)
  OR NOT EXISTS (SELECT 1 FROM course WHERE id = NEW.course AND patient = NEW.patient)
  OR (NEW.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND course = NEW.course))
BEGIN
  SELECT RAISE (ABORT, 'grade_kept');
END;
CREATE TRIGGER grade_place_insert BEFORE INSERT ON grade
BEGIN
  SELECT RAISE (ABORT, 'grade_course')
  WHERE NOT EXISTS (SELECT 1 FROM course WHERE id = NEW.course AND patient = NEW.patient);
  SELECT RAISE (ABORT, 'grade_session')
  WHERE NEW.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND course = NEW.course);
  SELECT RAISE (ABORT, 'grade_doctor')
  WHERE NEW.doctor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.doctor AND role = 'doctor');
END;
CREATE TRIGGER grade_place_update BEFORE UPDATE OF session, doctor ON grade
BEGIN
  SELECT RAISE (ABORT, 'grade_session')
  WHERE NEW.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND course = NEW.course);
  SELECT RAISE (ABORT, 'grade_doctor')
  WHERE NEW.doctor IS NOT NULL AND NEW.doctor IS NOT OLD.doctor
    AND NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.doctor AND role = 'doctor');
END;
