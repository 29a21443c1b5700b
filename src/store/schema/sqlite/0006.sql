-- What is asked before a treatment, and what the patient signs. Never edited after release: later versions are later
-- files.

-- What was answered for a session on one day: at booking, and again on the session's own day, which alone counts for it.
-- finding is the gravest of the answers, as they meant by the protocol's version that asked.
CREATE TABLE screening (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL REFERENCES session (id),
  day INTEGER NOT NULL,
  protocol INTEGER NOT NULL REFERENCES protocol (id),
  answers TEXT NOT NULL DEFAULT '', -- a line for each: question, tab, yes or no, tab, day on which it ended
  left_open INTEGER NOT NULL DEFAULT 0 CHECK (left_open >= 0), -- so many questions are still to be asked
  finding TEXT NOT NULL CONSTRAINT screening_finding CHECK (finding IN ('clear', 'note', 'sign-off', 'block')),
  asked_at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id),
  doctor INTEGER REFERENCES staff (id), -- who lets the treatment go on all the same
  words TEXT,
  signed_at INTEGER,
  UNIQUE (session, day),
  CONSTRAINT screening_signed CHECK ((doctor IS NULL) = (words IS NULL) AND (doctor IS NULL) = (signed_at IS NULL)
    AND ifnull (trim (words), 'x') <> '')
) STRICT;

-- A consent as it was signed, for good. It holds for the session's course until it is withdrawn.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id),
  number INTEGER NOT NULL CHECK (number > 0), -- of the text's version
  text TEXT NOT NULL CHECK (text <> ''), -- whole, as it was shown
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- of the text
  language TEXT NOT NULL DEFAULT '',
  on_paper INTEGER NOT NULL CHECK (on_paper IN (0, 1)),
  strokes TEXT NOT NULL DEFAULT '', -- a line for each: x,y,milliseconds, separated by blanks, on a sheet of 6000 by 2000
  picture TEXT NOT NULL DEFAULT '' CHECK (length (picture) <= 131072), -- the same, a PNG file in base64
  signed_at INTEGER NOT NULL,
  signer TEXT NOT NULL CONSTRAINT consent_signed CHECK (trim (signer) <> ''),
  guardian INTEGER NOT NULL DEFAULT 0 CHECK (guardian IN (0, 1)),
  witness INTEGER NOT NULL REFERENCES staff (id),
  actor INTEGER REFERENCES staff (id),
  video INTEGER NOT NULL DEFAULT 0 CHECK (video IN (0, 1)), -- the clinic's video was shown
  CONSTRAINT consent_drawn CHECK ((on_paper = 1) = (strokes = '') AND (on_paper = 1) = (picture = ''))
) STRICT;
CREATE INDEX consent_by_session ON consent (session);

CREATE TABLE consent_withdrawal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  consent INTEGER NOT NULL UNIQUE REFERENCES consent (id),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- Guards. INSERT OR REPLACE takes a row away without a word to its triggers, so what is there is never inserted again.

CREATE TRIGGER screening_insert BEFORE INSERT ON screening
BEGIN
  SELECT RAISE (ABORT, 'screening_known')
  WHERE EXISTS (SELECT 1 FROM screening WHERE id = NEW.id OR (session = NEW.session AND day = NEW.day));
  SELECT RAISE (ABORT, 'screening_astray') WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session);
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_signed WHERE session = NEW.session);
  SELECT RAISE (ABORT, 'screening_doctor')
  WHERE NEW.doctor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.doctor AND role = 'doctor');
END;
CREATE TRIGGER screening_update BEFORE UPDATE ON screening
BEGIN
  SELECT RAISE (ABORT, 'screening_known') WHERE NEW.id <> OLD.id OR NEW.session <> OLD.session OR NEW.day <> OLD.day;
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_signed WHERE session = OLD.session);
  SELECT RAISE (ABORT, 'screening_doctor')
  WHERE NEW.doctor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.doctor AND role = 'doctor');
END;
CREATE TRIGGER screening_delete BEFORE DELETE ON screening
BEGIN
  SELECT RAISE (ABORT, 'record_signed') WHERE EXISTS (SELECT 1 FROM record_signed WHERE session = OLD.session);
END;

-- Rolling does not begin while an answer of the session's day forbids it.
CREATE VIEW screening_blocks AS
SELECT s.id FROM session AS s JOIN screening AS g ON g.session = s.id AND g.day = s.day
WHERE g.finding = 'block' AND s.state IN ('rolling', 'fulfilled');

CREATE TRIGGER screening_session_insert AFTER INSERT ON session WHEN NEW.state IN ('rolling', 'fulfilled')
BEGIN
  SELECT RAISE (ABORT, 'screening_blocks') WHERE EXISTS (SELECT 1 FROM screening_blocks WHERE id = NEW.id);
END;
CREATE TRIGGER screening_session_update AFTER UPDATE OF state ON session
WHEN NEW.state IN ('rolling', 'fulfilled') AND OLD.state NOT IN ('rolling', 'fulfilled')
BEGIN
  SELECT RAISE (ABORT, 'screening_blocks') WHERE EXISTS (SELECT 1 FROM screening_blocks WHERE id = NEW.id);
END;

CREATE TRIGGER consent_insert BEFORE INSERT ON consent
BEGIN
  SELECT RAISE (ABORT, 'consent_kept') WHERE EXISTS (SELECT 1 FROM consent WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'consent_astray')
  WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session) OR NOT EXISTS (SELECT 1 FROM staff WHERE id = NEW.witness);
END;
CREATE TRIGGER consent_update BEFORE UPDATE ON consent BEGIN SELECT RAISE (ABORT, 'consent_kept'); END;
CREATE TRIGGER consent_delete BEFORE DELETE ON consent BEGIN SELECT RAISE (ABORT, 'consent_kept'); END;

CREATE TRIGGER consent_withdrawal_insert BEFORE INSERT ON consent_withdrawal
BEGIN
  SELECT RAISE (ABORT, 'consent_withdrawn')
  WHERE EXISTS (SELECT 1 FROM consent_withdrawal WHERE id = NEW.id OR consent = NEW.consent);
  SELECT RAISE (ABORT, 'consent_astray') WHERE NOT EXISTS (SELECT 1 FROM consent WHERE id = NEW.consent);
END;
-- said by mistake it is taken away, never moved to another
CREATE TRIGGER consent_withdrawal_update BEFORE UPDATE ON consent_withdrawal
BEGIN
  SELECT RAISE (ABORT, 'consent_withdrawn');
END;
