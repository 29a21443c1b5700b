-- The clinic's record, first version. Never edited after release: later versions are later files.
-- Days are days since 1970-01-01, minutes count from local midnight; everything named at, start, end or due is
-- seconds UTC. What stands here holds whoever writes: triggers use built-in functions only, and what a deferred or
-- switched off foreign key would let pass is asked by a trigger too. An id is never given twice, so that a change taken
-- back and done again finds its own rows.

CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CONSTRAINT clinic_single CHECK (id = 1),
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CONSTRAINT clinic_named CHECK (name <> ''),
  phone TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL CONSTRAINT clinic_zoned CHECK (zone <> ''),
  week_start INTEGER NOT NULL DEFAULT 0 CHECK (week_start BETWEEN 0 AND 7),
  names_in_notifications INTEGER NOT NULL DEFAULT 0 CHECK (names_in_notifications IN (0, 1)),
  copies_folder TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE bed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CONSTRAINT bed_named CHECK (name <> ''),
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CONSTRAINT staff_named CHECK (name <> ''),
  role TEXT NOT NULL CONSTRAINT staff_role CHECK (role IN ('doctor', 'receptionist', 'owner')),
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- A weekday without a row is closed. 1 is Monday.
CREATE TABLE opening (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
  CONSTRAINT opening_order CHECK (from_minute < to_minute)
) STRICT;

CREATE TABLE protocol (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL CHECK (key <> ''),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  taken_at INTEGER NOT NULL
) STRICT;

-- Running numbers, never given twice; not undone.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE patient (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  given TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  birth TEXT NOT NULL DEFAULT '' CONSTRAINT patient_birth CHECK (length (birth) IN (0, 4, 10)),
  sex TEXT NOT NULL DEFAULT 'unknown' CHECK (sex IN ('unknown', 'female', 'male', 'other')),
  phones TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  allergies TEXT NOT NULL DEFAULT '',
  cold_sores INTEGER NOT NULL DEFAULT 0 CHECK (cold_sores IN (0, 1)),
  cold_sores_note TEXT NOT NULL DEFAULT '',
  may_be_called INTEGER NOT NULL DEFAULT 1 CHECK (may_be_called IN (0, 1)),
  deceased INTEGER NOT NULL DEFAULT 0 CHECK (deceased IN (0, 1)),
  created_at INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  CONSTRAINT patient_named CHECK (given <> '' OR family <> '')
) STRICT;
CREATE INDEX patient_by_name ON patient (sort_key, id);

CREATE TABLE course (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  patient INTEGER NOT NULL REFERENCES patient (id),
  protocol INTEGER NOT NULL REFERENCES protocol (id),
  area TEXT NOT NULL CONSTRAINT course_area CHECK (area <> ''),
  length INTEGER NOT NULL CONSTRAINT course_length CHECK (length BETWEEN 1 AND 99),
  min_days INTEGER NOT NULL CHECK (min_days BETWEEN 0 AND 366),
  recommended_days INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'stopped', 'complete')),
  started_day INTEGER NOT NULL,
  CONSTRAINT course_recommended CHECK (recommended_days >= min_days),
  UNIQUE (id, patient)
) STRICT;
CREATE INDEX course_by_patient ON course (patient);

-- Nothing can ever stand here. A session that points here has been lifted from its place for the length of a
-- transaction, and the deferred foreign key lets no commit pass before it is set down again. Lifted, it stands on a day
-- of its own out of all reckoning and holds nothing; so the guards know no exception for it.
CREATE TABLE lifted_place (
  id INTEGER PRIMARY KEY CHECK (0)
) STRICT;

CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  course INTEGER NOT NULL,
  patient INTEGER NOT NULL,
  bed INTEGER NOT NULL REFERENCES bed (id),
  doctor INTEGER NOT NULL REFERENCES staff (id),
  state TEXT NOT NULL CONSTRAINT session_state CHECK (
    state IN ('booked', 'arrived', 'numbing', 'rolling', 'fulfilled', 'cancelled', 'noshow')),
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  wait INTEGER NOT NULL CHECK (wait BETWEEN 0 AND 240),
  rolling INTEGER NOT NULL CHECK (rolling BETWEEN 1 AND 240),
  turnover INTEGER NOT NULL CHECK (turnover BETWEEN 0 AND 240),
  start INTEGER NOT NULL,
  rolling_start INTEGER NOT NULL,
  rolling_end INTEGER NOT NULL,
  bed_end INTEGER NOT NULL,
  override_reason TEXT CONSTRAINT override_written CHECK (trim (override_reason, ' ' || char (9, 10, 13, 160)) <> ''),
  override_doctor INTEGER REFERENCES staff (id),
  arrived_at INTEGER,
  cream_at INTEGER,
  rolling_at INTEGER,
  rolled_at INTEGER,
  cream TEXT NOT NULL DEFAULT '',
  grams REAL NOT NULL DEFAULT 0 CHECK (grams >= 0),
  cream_area TEXT NOT NULL DEFAULT '',
  stopped_early INTEGER NOT NULL DEFAULT 0 CHECK (stopped_early IN (0, 1)),
  reason TEXT,
  lifted INTEGER REFERENCES lifted_place (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (course, patient) REFERENCES course (id, patient),
  CONSTRAINT session_set_down CHECK (lifted IS NOT NULL OR day > -1000000),
  -- the local plan and its UTC twin agree to within the zones' range
  CONSTRAINT session_day CHECK (abs (day * 86400 + minute * 60 - start) <= 54000),
  CONSTRAINT session_wait CHECK (rolling_start = start + wait * 60),
  -- a visit that ends early lets go of its doctor and its bed
  CONSTRAINT session_rolling CHECK (rolling_end BETWEEN rolling_start AND rolling_start + rolling * 60),
  CONSTRAINT session_turnover CHECK (bed_end BETWEEN start AND start + (wait + rolling + turnover) * 60),
  CONSTRAINT session_override CHECK ((override_reason IS NULL) = (override_doctor IS NULL))
) STRICT;
CREATE INDEX session_by_start ON session (start);
-- all that tells which visit of its course a session is, in order, without a look at the other rows
CREATE INDEX session_by_course ON session (course, day, start, state);
CREATE INDEX session_by_patient ON session (patient, start) WHERE state NOT IN ('cancelled', 'noshow');
CREATE INDEX session_by_bed ON session (bed, start) WHERE state NOT IN ('cancelled', 'noshow');
CREATE INDEX session_by_doctor ON session (doctor, rolling_start) WHERE state NOT IN ('cancelled', 'noshow');
CREATE INDEX session_in_house ON session (state) WHERE state IN ('arrived', 'numbing', 'rolling');

-- What must never be, said once; the triggers below ask it of every row written. Since no two live plans overlap,
-- only the neighbour that starts last before a session ends can be in its way.
CREATE VIEW session_bed_taken AS
SELECT a.id FROM session AS a
WHERE a.state NOT IN ('cancelled', 'noshow') AND a.bed_end > a.start AND a.start < (
  SELECT b.bed_end FROM session AS b
  WHERE b.bed = a.bed AND b.state NOT IN ('cancelled', 'noshow') AND b.id <> a.id
    AND b.bed_end > b.start AND b.start < a.bed_end ORDER BY b.start DESC LIMIT 1);

CREATE VIEW session_doctor_busy AS
SELECT a.id FROM session AS a
WHERE a.state NOT IN ('cancelled', 'noshow') AND a.rolling_end > a.rolling_start AND a.rolling_start < (
  SELECT b.rolling_end FROM session AS b
  WHERE b.doctor = a.doctor AND b.state NOT IN ('cancelled', 'noshow') AND b.id <> a.id
    AND b.rolling_end > b.rolling_start AND b.rolling_start < a.rolling_end ORDER BY b.rolling_start DESC LIMIT 1);

CREATE VIEW session_patient_busy AS
SELECT a.id FROM session AS a
WHERE a.state NOT IN ('cancelled', 'noshow') AND a.rolling_end > a.start AND a.start < (
  SELECT b.rolling_end FROM session AS b
  WHERE b.patient = a.patient AND b.state NOT IN ('cancelled', 'noshow') AND b.id <> a.id
    AND b.rolling_end > b.start AND b.start < a.rolling_end ORDER BY b.start DESC LIMIT 1);

-- Calendar days between neighbours of a course; closer only with a reason on the later one.
CREATE VIEW session_too_close AS
SELECT a.id FROM session AS a JOIN course AS c ON c.id = a.course
WHERE a.state NOT IN ('cancelled', 'noshow') AND EXISTS (
  SELECT 1 FROM session AS b
  WHERE b.course = a.course AND b.day > a.day - c.min_days AND b.day < a.day + c.min_days AND b.id <> a.id
    AND b.state NOT IN ('cancelled', 'noshow')
    AND CASE WHEN b.start <= a.start THEN a.override_reason ELSE b.override_reason END IS NULL);

CREATE VIEW session_astray AS
SELECT a.id, a.course FROM session AS a
WHERE NOT EXISTS (SELECT 1 FROM course AS c WHERE c.id = a.course AND c.patient = a.patient);

CREATE TRIGGER session_insert AFTER INSERT ON session
BEGIN
  SELECT RAISE (ABORT, 'session_lifted') WHERE NEW.lifted IS NOT NULL;
  SELECT RAISE (ABORT, 'session_astray') WHERE EXISTS (SELECT 1 FROM session_astray WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'bed_taken') WHERE EXISTS (SELECT 1 FROM session_bed_taken WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'doctor_busy') WHERE EXISTS (SELECT 1 FROM session_doctor_busy WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'patient_busy') WHERE EXISTS (SELECT 1 FROM session_patient_busy WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'too_close') WHERE EXISTS (SELECT 1 FROM session_too_close WHERE id = NEW.id);
END;

CREATE TRIGGER session_update
AFTER UPDATE OF id, course, patient, bed, doctor, state, day, start, rolling_start, rolling_end, bed_end,
  override_reason ON session
BEGIN
  SELECT RAISE (ABORT, 'session_astray') WHERE EXISTS (SELECT 1 FROM session_astray WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'bed_taken') WHERE EXISTS (SELECT 1 FROM session_bed_taken WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'doctor_busy') WHERE EXISTS (SELECT 1 FROM session_doctor_busy WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'patient_busy') WHERE EXISTS (SELECT 1 FROM session_patient_busy WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'too_close') WHERE EXISTS (SELECT 1 FROM session_too_close WHERE id = NEW.id);
END;

CREATE TRIGGER session_lift AFTER UPDATE OF lifted ON session WHEN NEW.lifted IS NOT NULL
BEGIN
  UPDATE session
  SET day = -1000000 - 1000 * id, minute = 0, start = (-1000000 - 1000 * id) * 86400,
    rolling_start = (-1000000 - 1000 * id) * 86400 + wait * 60,
    rolling_end = (-1000000 - 1000 * id) * 86400 + wait * 60, bed_end = (-1000000 - 1000 * id) * 86400
  WHERE id = NEW.id;
END;

-- INSERT OR REPLACE takes a row away without a word to its triggers: so the new row answers for it.
CREATE TRIGGER course_insert AFTER INSERT ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM session_astray WHERE course = NEW.id);
  SELECT RAISE (ABORT, 'too_close') WHERE EXISTS (
    SELECT 1 FROM session_too_close WHERE id IN (SELECT id FROM session WHERE course = NEW.id));
END;

CREATE TRIGGER course_update AFTER UPDATE OF id, patient, min_days ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM session_astray WHERE course IN (OLD.id, NEW.id));
  SELECT RAISE (ABORT, 'too_close') WHERE EXISTS (
    SELECT 1 FROM session_too_close WHERE id IN (SELECT id FROM session WHERE course = NEW.id));
END;

CREATE TRIGGER course_delete AFTER DELETE ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM session_astray WHERE course = OLD.id);
END;

CREATE TABLE session_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id),
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id),
  reason TEXT
) STRICT;
CREATE INDEX session_step_by_session ON session_step (session);

CREATE TABLE healing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL UNIQUE REFERENCES session (id),
  rolled_at INTEGER NOT NULL,
  session_day INTEGER NOT NULL,
  peeling_started INTEGER,
  settled INTEGER,
  no_peeling INTEGER NOT NULL DEFAULT 0 CHECK (no_peeling IN (0, 1)),
  carried_on_by INTEGER REFERENCES session (id),
  closed_as TEXT CHECK (closed_as IN ('fresh', 'tight', 'peeling', 'settled')),
  CONSTRAINT healing_order CHECK (
    ifnull (peeling_started, session_day) >= session_day
    AND ifnull (settled, session_day) >= session_day
    AND (settled IS NULL OR peeling_started IS NULL OR settled >= peeling_started)),
  CONSTRAINT healing_closed CHECK ((carried_on_by IS NULL) = (closed_as IS NULL))
) STRICT;

CREATE TABLE care_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id),
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  often TEXT NOT NULL,
  unlocks INTEGER NOT NULL CHECK (unlocks IN (0, 1)),
  from_state TEXT NOT NULL CHECK (from_state IN ('fresh', 'tight', 'peeling', 'settled')),
  until_state TEXT NOT NULL CHECK (until_state IN ('fresh', 'tight', 'peeling', 'settled')),
  stays INTEGER NOT NULL CHECK (stays IN (0, 1))
) STRICT;
CREATE INDEX care_item_by_session ON care_item (session);

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('first-call', 'peel-check', 'peel-end', 'colour-watch', 'book-next', 'review',
    'watch', 'doctor-task')),
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'closed')),
  patient INTEGER NOT NULL REFERENCES patient (id),
  course INTEGER REFERENCES course (id),
  session INTEGER REFERENCES session (id),
  day INTEGER NOT NULL,
  due INTEGER NOT NULL,
  step INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  attempts_day INTEGER,
  told_before INTEGER,
  told INTEGER
) STRICT;
CREATE INDEX follow_up_due ON follow_up (due) WHERE status = 'open';
CREATE INDEX follow_up_by_patient ON follow_up (patient);
CREATE INDEX follow_up_by_session ON follow_up (session);
-- one open question about the next booking for each course
CREATE UNIQUE INDEX follow_up_book_next ON follow_up (course) WHERE status = 'open' AND kind = 'book-next';

CREATE TABLE call (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  patient INTEGER NOT NULL REFERENCES patient (id),
  follow_up INTEGER REFERENCES follow_up (id),
  session INTEGER REFERENCES session (id),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'no-answer', 'message', 'declined')),
  verdict TEXT NOT NULL CHECK (verdict IN ('nothing', 'expected', 'watch', 'doctor', 'urgent')),
  moisturiser INTEGER,
  steroid INTEGER,
  cleansing INTEGER,
  out_of_sun INTEGER CHECK (out_of_sun IN (0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_by_patient ON call (patient);

CREATE TABLE call_symptom (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  call INTEGER NOT NULL REFERENCES call (id),
  symptom TEXT NOT NULL,
  verdict TEXT NOT NULL
) STRICT;
CREATE INDEX call_symptom_by_call ON call_symptom (call);

CREATE TABLE red_flag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  patient INTEGER NOT NULL REFERENCES patient (id),
  session INTEGER REFERENCES session (id),
  call INTEGER REFERENCES call (id),
  opened_at INTEGER NOT NULL,
  opened_by INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL,
  closed_at INTEGER,
  closed_by INTEGER REFERENCES staff (id),
  note TEXT,
  CONSTRAINT red_flag_note CHECK (closed_at IS NULL OR ifnull (note, '') <> '')
) STRICT;
CREATE INDEX red_flag_by_patient ON red_flag (patient);
CREATE INDEX red_flag_open ON red_flag (patient) WHERE closed_at IS NULL;

-- The journal can never change; what it says about people lies apart, so that a patient can be erased and the
-- chain still proves itself.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor INTEGER,
  desk TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb <> ''),
  subject TEXT NOT NULL,
  detail_sha256 TEXT NOT NULL CHECK (length (detail_sha256) = 64),
  previous_sha256 TEXT NOT NULL CHECK (length (previous_sha256) = 64),
  row_sha256 TEXT NOT NULL CHECK (length (row_sha256) = 64)
) STRICT;
CREATE TRIGGER journal_insert BEFORE INSERT ON journal
WHEN NEW.id <> (SELECT ifnull (max (id), 0) + 1 FROM journal)
BEGIN
  SELECT RAISE (ABORT, 'journal_fixed');
END;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT RAISE (ABORT, 'journal_fixed'); END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN SELECT RAISE (ABORT, 'journal_fixed'); END;

CREATE TABLE journal_detail (
  id INTEGER PRIMARY KEY,
  journal INTEGER NOT NULL REFERENCES journal (id),
  kind TEXT NOT NULL,
  row INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_detail_by_journal ON journal_detail (journal);
CREATE INDEX journal_detail_by_row ON journal_detail (kind, row);
CREATE TRIGGER journal_detail_insert BEFORE INSERT ON journal_detail
WHEN EXISTS (SELECT 1 FROM journal_detail WHERE id = NEW.id) OR NEW.journal <> (SELECT max (id) FROM journal)
BEGIN
  SELECT RAISE (ABORT, 'journal_fixed');
END;
CREATE TRIGGER journal_detail_update BEFORE UPDATE ON journal_detail
BEGIN
  SELECT RAISE (ABORT, 'journal_fixed');
END;
-- only the verb that erases a patient takes details away, after writing its own row
CREATE TRIGGER journal_detail_delete BEFORE DELETE ON journal_detail
WHEN (SELECT verb FROM journal ORDER BY id DESC LIMIT 1) <> 'erase'
BEGIN
  SELECT RAISE (ABORT, 'journal_fixed');
END;
