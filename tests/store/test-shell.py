#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the database refuses to the sqlite3 shell, where foreign keys are off: test-shell.py 0001.sql 0002.sql …"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SCHEMA = None
DAY = 20780

CLINIC = '''
INSERT INTO clinic (id, name, zone) VALUES (1, 'Test', 'UTC');
INSERT INTO bed (id, name, position) VALUES (1, 'Bed 1', 1), (2, 'Bed 2', 2);
INSERT INTO staff (id, name, role, position) VALUES (1, 'Dr One', 'doctor', 1), (2, 'Dr Two', 'doctor', 2);
INSERT INTO protocol (id, key, title, text, sha256, taken_at) VALUES (1, 'd', 'D', '', printf('%064d', 1), 0);
INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (1, '1', 'A', 0, '', ''), (2, '2', 'B', 0, '', '');
INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)
  VALUES (1, 1, 1, 'face', 6, 21, 28, 20780), (2, 2, 1, 'face', 6, 21, 28, 20780);
INSERT INTO journal VALUES (1, 0, NULL, '', 'x', '', printf('%064d', 0), printf('%064d', 0), printf('%064d', 0));
INSERT INTO journal_detail (journal, kind, row) VALUES (1, 'bed', 1);
'''


def place(day, minute):
    start = (DAY + day) * 86400 + minute * 60
    return (f'day = {DAY + day}, minute = {minute}, wait = 45, rolling = 20, turnover = 10, start = {start},'
            f' rolling_start = {start + 2700}, rolling_end = {start + 3900}, bed_end = {start + 4500}')


def session(id, day, minute, course=1, bed=1, doctor=1, verb='INSERT', state='booked', reason=None):
    values = dict(part.split(' = ') for part in place(day, minute).split(', '))
    values.update(id=id, course=course, patient=course, bed=bed, doctor=doctor, state=f"'{state}'")
    if reason:
        values.update(override_reason=f"'{reason}'", override_doctor=1)
    return f'{verb} INTO session ({", ".join(values)}) VALUES ({", ".join(str(v) for v in values.values())});'


class Shell(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='sittings-test-')
        self.path = self.folder.name + '/sittings.db'
        self.assertEqual(self.run_sql('PRAGMA journal_mode = WAL;' + SCHEMA + CLINIC), (0, ''))

    def tearDown(self):
        self.folder.cleanup()

    def run_sql(self, sql):
        done = subprocess.run(['sqlite3', '-batch', '-bail', self.path], input=sql, text=True, capture_output=True)
        return done.returncode, done.stderr

    def accept(self, sql):
        self.assertEqual(self.run_sql(sql), (0, ''), sql)

    def refuse(self, sql, name):
        status, message = self.run_sql(sql)
        self.assertNotEqual(status, 0, sql)
        self.assertIn(name, message, sql)

    def test_overlap(self):
        self.accept(session(1, 0, 600))
        for verb in ('INSERT', 'INSERT OR REPLACE', 'REPLACE'):
            self.refuse(session(2, 0, 660, course=2, doctor=2, verb=verb), 'bed_taken')
            self.refuse(session(2, 0, 605, course=2, bed=2, verb=verb), 'doctor_busy')
            self.refuse(session(2, 0, 640, bed=2, doctor=2, verb=verb), 'patient_busy')
        self.accept(session(2, 0, 700, course=2))
        for verb in ('UPDATE', 'UPDATE OR REPLACE'):
            self.refuse(f'{verb} session SET {place(0, 660)} WHERE id = 2;', 'bed_taken')
        self.accept("UPDATE session SET state = 'cancelled' WHERE id = 2;")
        self.accept(f'UPDATE session SET {place(0, 660)} WHERE id = 2;')
        self.refuse("UPDATE session SET state = 'booked' WHERE id = 2;", 'bed_taken')

    def test_spacing(self):
        self.accept(session(1, 0, 600) + session(2, 41, 600))
        for day in (1, 20, 21, 40):
            self.refuse(session(3, day, 900), 'too_close')
        self.accept(session(3, 62, 600) + session(4, 70, 600, reason='travels'))
        self.refuse('UPDATE session SET override_reason = NULL, override_doctor = NULL WHERE id = 4;', 'too_close')

    def test_course(self):
        self.accept(session(1, 0, 600) + session(2, 21, 600))
        self.refuse('UPDATE course SET min_days = 22 WHERE id = 1;', 'too_close')
        again = ('REPLACE INTO course SELECT id, version, {}, protocol, area, length, {}, recommended_days, status,'
                 ' started_day FROM course WHERE id = 1;')
        self.refuse(again.format(1, 22), 'too_close')
        self.refuse(again.format(2, 21), 'course_used')
        self.refuse('DELETE FROM course WHERE id = 1;', 'course_used')
        self.refuse('UPDATE OR REPLACE course SET id = 1 WHERE id = 2;', 'course_used')
        self.refuse(session(3, 99, 600, course=7), 'session_astray')
        self.refuse('UPDATE session SET patient = 2 WHERE id = 1;', 'session_astray')

    def test_lifted(self):
        self.accept(session(1, 0, 600) + session(2, 0, 700, course=2))

        def move(first, second):
            return (f'BEGIN; UPDATE session SET lifted = 1; UPDATE session SET lifted = NULL, {place(0, first)} WHERE id = 1;'
                    f'UPDATE session SET lifted = NULL, {place(0, second)} WHERE id = 2; COMMIT;')
        self.accept('PRAGMA foreign_keys = ON;' + move(700, 600))
        self.accept(move(600, 700))
        self.refuse('PRAGMA foreign_keys = ON; UPDATE session SET lifted = 1 WHERE id = 1;', 'FOREIGN KEY')
        # without foreign keys it can be left lifted, but then it stands nowhere near, and comes back to a free place only
        self.accept('UPDATE session SET lifted = 1 WHERE id = 1;')
        self.accept(session(3, 0, 800, course=2, reason='x'))
        for lifted in ('lifted = NULL,', ''):
            self.refuse(f'UPDATE session SET {lifted} {place(0, 810)} WHERE id = 1;', 'bed_taken')
        self.refuse('UPDATE session SET lifted = NULL WHERE id = 1;', 'session_set_down')
        self.refuse(session(4, 0, 900).replace('(day,', '(lifted, day,').replace('VALUES (', 'VALUES (1, '), 'session_lifted')
        self.refuse('INSERT INTO lifted_place VALUES (1);', 'CHECK')

    def test_wish(self):
        def wish(id, course, patient, session='NULL', verb='INSERT'):
            return (f'{verb} INTO wish (id, patient, course, session, from_day, created_at)'
                    f' VALUES ({id}, {patient}, {course}, {session}, 20780, 0);')
        self.accept(session(1, 0, 600) + session(2, 0, 700, course=2) + wish(1, 1, 1, 1) + wish(2, 2, 2))
        for verb in ('INSERT', 'INSERT OR REPLACE', 'REPLACE'):
            self.refuse(wish(3, 1, 2, verb=verb), 'wish_astray')
            self.refuse(wish(3, 1, 1, 2, verb=verb), 'wish_astray')
            self.refuse(wish(3, 7, 1, verb=verb), 'wish_astray')
        self.refuse('UPDATE wish SET patient = 2 WHERE id = 1;', 'wish_astray')
        self.refuse('UPDATE OR REPLACE wish SET session = 2 WHERE id = 1;', 'wish_astray')
        self.accept('DELETE FROM session;')
        self.refuse('DELETE FROM course WHERE id = 2;', 'course_used')
        self.refuse('UPDATE course SET patient = 1 WHERE id = 2;', 'course_used')
        self.refuse('REPLACE INTO course SELECT id, version, 1, protocol, area, length, min_days, recommended_days, status,'
                    ' started_day FROM course WHERE id = 2;', 'course_used')
        for days, minutes in ((f'{DAY}, {DAY - 1}', '0, 1440'), (f'{DAY}, NULL', '600, 600'), (f'{DAY}, NULL', '-1, 600')):
            self.refuse('INSERT INTO wish (patient, course, from_day, until_day, from_minute, to_minute, created_at)'
                        f' VALUES (1, 1, {days}, {minutes}, 0);', 'CHECK')

    def test_closure(self):
        def closure(span, subject='NULL, NULL', uid='NULL', verb='INSERT'):
            return (f'{verb} INTO closure (from_day, from_minute, to_day, to_minute, bed, staff, uid)'
                    f' VALUES ({span}, {subject}, {uid});')
        self.accept(closure('9, 0, 10, 0') + closure('9, 600, 9, 601', '1, NULL') + closure('9, 1439, 10, 0', 'NULL, 1'))
        for span in ('9, 0, 9, 0', '9, 600, 9, 600', '9, 601, 9, 600', '10, 0, 9, 1439', '9, 0, 9, 1440', '9, -1, 9, 600'):
            self.refuse(closure(span), 'CHECK')
        self.refuse(closure('9, 0, 10, 0', '1, 1'), 'closure_subject')
        self.refuse(closure('9, 0, 10, 0', uid="''"), 'CHECK')
        self.accept(closure('9, 0, 10, 0', uid="'x@y'"))
        self.refuse(closure('11, 0, 12, 0', uid="'x@y'"), 'UNIQUE')
        self.refuse('UPDATE closure SET to_day = 8;', 'closure_order')

    def test_cream(self):
        self.accept("INSERT INTO cream (id, name, position) VALUES (9, 'A', 9);")
        for column, value in (('name', "''"), ('most_grams', 0), ('most_area', -1), ('least_minutes', -1), ('most_minutes', 0)):
            self.refuse(f'UPDATE cream SET {column} = {value};', 'CHECK')
        self.refuse('UPDATE cream SET least_minutes = 60, most_minutes = 59;', 'cream_minutes')
        self.accept(session(1, 0, 600))
        self.refuse("UPDATE session SET cream_reason = 'asked';", 'cream_signed')
        self.refuse('UPDATE session SET cream_doctor = 1;', 'cream_signed')
        self.accept("UPDATE session SET cream_doctor = 1, cream_reason = 'asked';")

    def test_roller(self):
        """One piece, one session; no expired one; none of a lot called back."""
        self.accept(session(1, 0, 600) + session(2, 0, 700, course=2) + session(3, 21, 600)
                    + f"INSERT INTO roller_lot (id, product, lot, needle, expiry_day) VALUES (1, 'P', 'A', 1.5, {DAY + 20}),"
                      f" (2, 'P', 'B', 1.0, {DAY + 90}); INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '31'),"
                      " (2, 1, '32'), (3, 2, '31');")

        def use(id, roller, session, verb='INSERT'):
            return f'{verb} INTO roller_use (id, roller, session, at) VALUES ({id}, {roller}, {session}, 0);'
        self.accept(use(1, 1, 1))
        for verb in ('INSERT', 'INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE'):
            self.refuse(use(2, 1, 2, verb), 'roller_used')
            self.refuse(use(1, 2, 2, verb), 'roller_used')
            self.refuse(use(2, 2, 3, verb), 'roller_expired')
            self.refuse(use(2, 9, 1, verb), 'roller_astray')
            self.refuse(f"{verb} INTO roller (id, roller_lot, number) VALUES (1, 1, '77');", 'roller_known')
            self.refuse(f"{verb} INTO roller (id, roller_lot, number) VALUES (9, 1, '31');", 'roller_known')
            self.refuse(f"{verb} INTO roller_lot (id, product, lot, needle, expiry_day) VALUES (1, 'P', 'A', 1.5, {DAY + 99});",
                        'roller_lot_known')
        for verb in ('UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE'):
            self.refuse(f'{verb} roller_use SET roller = 2;', 'roller_used')
            self.refuse(f'{verb} roller_use SET session = 2;', 'roller_used')
            self.refuse(f'{verb} roller SET roller_lot = 2 WHERE id = 1;', 'roller_fixed')
            self.refuse(f'{verb} roller_lot SET expiry_day = {DAY + 99} WHERE id = 1;', 'roller_lot_used')
            self.refuse(f"{verb} roller_lot SET lot = 'A' WHERE id = 2;", 'roller_lot_known')
            self.refuse(f"{verb} session SET {place(25, 600)} WHERE id = 1;", 'roller_expired')
        self.refuse('DELETE FROM roller WHERE id = 1;', 'roller_used')
        self.refuse('DELETE FROM roller_lot WHERE id = 2;', 'roller_lot_used')
        self.accept('UPDATE roller_lot SET withdrawn = 1 WHERE id = 2;')
        self.refuse(use(2, 3, 3), 'roller_withdrawn')
        # what was written down wrongly is taken back, and the piece is free
        self.accept('DELETE FROM roller_use WHERE id = 1;' + use(2, 1, 2))

    def test_grade(self):
        def grade(id, day, course=1, patient=1, session='NULL', doctor=1, scars=3, own='NULL', verb='INSERT'):
            return (f'{verb} INTO grade (id, patient, course, session, day, doctor, goodman_baron, own)'
                    f' VALUES ({id}, {patient}, {course}, {session}, {DAY + day}, {doctor}, {scars}, {own});')
        self.accept(session(1, 0, 600) + session(2, 0, 700, course=2)
                    + "INSERT INTO staff (id, name, role, position) VALUES (3, 'Desk', 'receptionist', 3);"
                    + grade(1, 0, session=1) + grade(2, 9, doctor='NULL', scars='NULL', own=0))
        for verb in ('INSERT', 'INSERT OR REPLACE', 'REPLACE'):
            self.refuse(grade(3, 0, verb=verb), 'grade_once')
            self.refuse(grade(1, 30, verb=verb), 'grade_once')
            self.refuse(grade(3, 30, patient=2, verb=verb), 'grade_course')
            self.refuse(grade(3, 30, session=2, verb=verb), 'grade_session')
            self.refuse(grade(3, 30, doctor=3, verb=verb), 'grade_doctor')
        self.refuse(grade(3, 30, doctor='NULL'), 'grade_judged')
        self.refuse(grade(3, 30, scars='NULL'), 'grade_given')
        for column, value in (('goodman_baron', 0), ('goodman_baron', 5), ('own', -1), ('own', 11)):
            self.refuse(f'UPDATE grade SET {column} = {value} WHERE id = 1;', f'grade_{column}')
        for verb in ('UPDATE', 'UPDATE OR REPLACE'):
            self.refuse(f'{verb} grade SET day = {DAY} WHERE id = 2;', 'grade_once')
            self.refuse(f'{verb} grade SET id = 2 WHERE id = 1;', 'grade_')
            self.refuse(f'{verb} grade SET id = 7 WHERE id = 1;', 'grade_kept')
            self.refuse(f'{verb} grade SET course = 2, patient = 2;', 'grade_')
            self.refuse(f'{verb} grade SET session = 2 WHERE id = 1;', 'grade_session')
            self.refuse(f'{verb} grade SET doctor = 3 WHERE id = 1;', 'grade_doctor')
        self.refuse('DELETE FROM session WHERE id = 1;', 'session_graded')
        # what a doctor judged stands though the person does something else by now
        self.accept("UPDATE staff SET role = 'receptionist' WHERE id = 1; UPDATE grade SET own = 5, doctor = 1 WHERE id = 1;")
        self.accept('DELETE FROM grade WHERE id = 1; DELETE FROM session WHERE id = 1;')
        self.refuse('DELETE FROM course WHERE id = 1;', 'course_used')

    def test_skin_type(self):
        for value in (0, 7):
            self.refuse(f'UPDATE patient SET skin_type = {value};', 'patient_skin_type')
        self.accept('UPDATE patient SET skin_type = 6; UPDATE patient SET skin_type = NULL;')

    def test_record(self):
        """A signed version stays, and so does what was signed; a correction is a further version."""
        def version(number, session=1, doctor=1, reason='NULL', verb='INSERT'):
            return (f'{verb} INTO record_version (session, number, text, sha256, signed_at, doctor, reason)'
                    f" VALUES ({session}, {number}, 'x', printf('%064d', 1), 0, {doctor}, {reason});")
        self.accept(session(1, 0, 600) + f"INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A', 1.5, {DAY + 20});"
                    "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '31'), (2, 1, '32');"
                    'INSERT INTO roller_use (roller, session, at) VALUES (1, 1, 0);'
                    "INSERT INTO staff (id, name, role, position) VALUES (3, 'Desk', 'receptionist', 3);")
        self.refuse(version(1), 'record_unsigned')
        self.accept('INSERT INTO record (session, saved_at) VALUES (1, 0);')
        self.refuse("INSERT OR REPLACE INTO record (session, saved_at) VALUES (1, 9);", 'record_known')
        for column, value in (('pain', 11), ('pain', -1), ('horizontal', 100), ('end_point', "'x'"), ('status', "'x'")):
            self.refuse(f'UPDATE record SET {column} = {value};', 'CHECK')
        self.refuse("UPDATE record SET status = 'final';", 'record_unsigned')
        self.refuse(version(2, reason="'y'"), 'record_signed')
        self.refuse(version(1, doctor=3), 'record_unsigned')
        self.refuse(version(1, reason="'y'"), 'record_corrected')
        self.accept(version(1) + "UPDATE record SET status = 'final';")
        for sql in ("UPDATE record SET notes = 'z'", "UPDATE OR REPLACE record SET pain = 1", 'DELETE FROM record',
                    "UPDATE record_version SET text = 'z'", 'DELETE FROM record_version',
                    'REPLACE INTO record_version SELECT * FROM record_version', 'DELETE FROM roller_use',
                    'INSERT INTO roller_use (roller, session, at) VALUES (2, 1, 0)'):
            self.refuse(sql + ';', 'record_signed')
        self.refuse(version(2, reason="'y'"), 'record_unsigned')
        # a correction: opened, changed, signed with its reason; it frees the piece that was written down wrongly
        self.accept("UPDATE record SET status = 'preliminary'; DELETE FROM roller_use;"
                    "INSERT INTO roller_use (roller, session, at) VALUES (2, 1, 0);")
        self.refuse(version(2), 'record_corrected')
        self.refuse(version(2, reason="' '"), 'record_corrected')
        self.refuse("UPDATE record SET status = 'amended';", 'record_unsigned')
        self.accept(version(2, reason="'another piece'") + "UPDATE record SET status = 'amended';")
        self.refuse("UPDATE record SET notes = 'z';", 'record_signed')

    def test_screening(self):
        """Rolling does not begin while an answer of the session's day forbids it, by whatever statement."""
        def screening(id, day, finding="'block'", verb='INSERT', doctor='NULL', session=1):
            words, at = ('NULL', 'NULL') if doctor == 'NULL' else ("'ok'", '0')
            return (f'{verb} INTO screening (id, session, day, protocol, finding, asked_at, doctor, words, signed_at)'
                    f' VALUES ({id}, {session}, {DAY + day}, 1, {finding}, 0, {doctor}, {words}, {at});')
        self.accept(session(1, 0, 600) + "INSERT INTO staff (id, name, role, position) VALUES (3, 'Desk', 'receptionist', 3);")
        self.accept(screening(1, -9))
        self.refuse(screening(2, 0, "'maybe'"), 'screening_finding')
        self.refuse(screening(2, 0, session=9), 'screening_astray')
        self.refuse(screening(2, 0, doctor=3), 'screening_doctor')
        for verb in ('INSERT', 'REPLACE', 'INSERT OR IGNORE'):
            self.refuse(screening(1, 0, verb=verb), 'screening_known')
            self.refuse(screening(2, -9, verb=verb), 'screening_known')
        # what was said before the day holds nothing up
        self.accept("UPDATE session SET state = 'rolling'; UPDATE session SET state = 'numbing';")
        self.accept(screening(2, 0, doctor=1))
        for verb in ('UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE'):
            self.refuse(f"{verb} session SET state = 'rolling' WHERE id = 1;", 'screening_blocks')
            self.refuse(f"{verb} session SET state = 'fulfilled' WHERE id = 1;", 'screening_blocks')
            self.refuse(f'{verb} screening SET doctor = 3;', 'screening_doctor')
            self.refuse(f'{verb} screening SET day = {DAY} WHERE id = 1;', 'screening_known')
        self.refuse("UPDATE screening SET words = ' ' WHERE id = 2;", 'screening_signed')
        self.refuse(session(1, 0, 600, verb='REPLACE', state='rolling'), 'screening_blocks')
        # on another day that is another matter
        self.accept(f"UPDATE session SET {place(30, 600)} WHERE id = 1; UPDATE session SET state = 'rolling';")
        self.accept(f"UPDATE session SET state = 'numbing'; UPDATE session SET {place(0, 600)} WHERE id = 1;"
                    "UPDATE screening SET finding = 'sign-off' WHERE id = 2; UPDATE session SET state = 'rolling';")
        # once it rolls, what comes up is written down, and steps go on
        self.accept("UPDATE screening SET finding = 'block' WHERE id = 2; UPDATE session SET state = 'fulfilled';"
                    "UPDATE session SET state = 'rolling';")
        # with the record it is closed
        self.accept('INSERT INTO record (session, saved_at) VALUES (1, 0);'
                    'INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)'
                    " VALUES (1, 1, 'x', printf('%064d', 1), 0, 1); UPDATE record SET status = 'final';")
        for sql in ("UPDATE screening SET answers = 'z'", 'DELETE FROM screening', screening(3, 4)[:-1]):
            self.refuse(sql + ';', 'record_signed')

    def test_consent(self):
        """Signed once it stays, and so does the signature; it can be withdrawn, once."""
        def consent(id=1, verb='INSERT', **changed):
            values = dict(id=id, session=1, number=1, text="'I agree.'", sha256="printf('%064d', 1)", on_paper=0,
                          strokes="'1,1,0 9,9,1'", picture="'iVBO'", signed_at=0, signer="'A'", witness=1)
            values.update(changed)
            return f'{verb} INTO consent ({", ".join(values)}) VALUES ({", ".join(str(v) for v in values.values())});'
        self.accept(session(1, 0, 600))
        self.refuse(consent(strokes="''"), 'consent_drawn')
        self.refuse(consent(on_paper=1), 'consent_drawn')
        self.refuse(consent(signer="' '"), 'consent_signed')
        self.refuse(consent(text="''"), 'CHECK')
        self.refuse(consent(sha256="'X'"), 'CHECK')
        self.refuse(consent(session=9), 'consent_astray')
        self.refuse(consent(witness=9), 'consent_astray')
        self.refuse(consent(picture="printf('%.131073c', 'A')"), 'CHECK')
        self.accept(consent() + consent(2, on_paper=1, strokes="''", picture="''"))
        for sql in ("UPDATE consent SET text = 'z'", 'UPDATE OR IGNORE consent SET video = 1', 'DELETE FROM consent',
                    'DELETE FROM consent WHERE id = 2', consent(verb='REPLACE')[:-1], consent(verb='INSERT OR IGNORE')[:-1],
                    'REPLACE INTO consent SELECT * FROM consent'):
            self.refuse(sql + ';', 'consent_kept')
        self.refuse('INSERT INTO consent_withdrawal (consent, at) VALUES (9, 0);', 'consent_astray')
        self.accept('INSERT INTO consent_withdrawal (consent, at) VALUES (1, 0);')
        for sql in ('INSERT INTO consent_withdrawal (consent, at) VALUES (1, 9)', 'UPDATE consent_withdrawal SET consent = 2',
                    'REPLACE INTO consent_withdrawal (consent, at) VALUES (1, 9)', 'UPDATE consent_withdrawal SET at = 9'):
            self.refuse(sql + ';', 'consent_withdrawn')
        self.accept('DELETE FROM consent_withdrawal;') # said by mistake

    def test_faults_are_found(self):
        """The questions that races are judged by, asked of rows that no guard has seen."""
        faults = (pathlib.Path(__file__).parent.parent / 'support' / 'faults.sql').read_text(encoding='utf-8')

        def found():
            return subprocess.run(['sqlite3', '-batch', '-bail', self.path], input=faults, text=True, capture_output=True,
                                  check=True).stdout
        self.accept(session(1, 0, 600) + session(2, 0, 675, course=2) + session(3, 21, 600) + session(4, 22, 0, reason='x'))
        self.assertEqual(found(), '')
        self.accept('DROP TRIGGER session_insert; DROP TRIGGER session_update;')
        for wrong, words in (
                (session(9, 0, 674, course=2, doctor=2), 'bed 1 holds sessions 1 and 9'),
                (session(9, 0, 619, course=2, bed=2), 'doctor 1 rolls in sessions 1 and 9'),
                (session(9, 0, 664, bed=2, doctor=2), 'patient 1 is in sessions 1 and 9'),
                (session(9, 20, 600), 'session 9 follows 1 after 20 days'),
                (session(9, 41, 600), 'session 9 follows 3 after 20 days'),
                (session(9, 90, 600, course=7), 'session 9 is of another patient than its course')):
            self.accept(wrong)
            self.assertIn(words, found())
            self.accept('DELETE FROM session WHERE id = 9;')

    def test_photos(self):
        def photo(verb='INSERT', **changed):
            values = dict(id=1, patient=1, day=DAY, sha256="'" + 'a' * 64 + "'", size=9, width=4, height=3,
                          original="'" + 'b' * 64 + "'", added=0)
            values.update(changed)
            return f'{verb} INTO photo ({", ".join(values)}) VALUES ({", ".join(str(value) for value in values.values())});'

        self.accept(session(1, 0, 600))
        self.accept(photo(session=1))
        self.refuse(photo(id=2, patient=9), 'photo_patient')
        self.refuse(photo(id=2, patient=2, session=1), 'photo_session')
        self.refuse(photo(id=2), 'photo_once')
        self.refuse(photo(id=2, verb='REPLACE'), 'photo_once')
        self.refuse(photo(original="'" + 'c' * 64 + "'", verb='INSERT OR REPLACE'), 'photo_once')
        self.refuse(photo(id=2, patient=2, view="'back'"), 'photo_view')
        self.refuse(photo(id=2, patient=2, sha256="'" + 'A' * 64 + "'"), 'photo_sha256')
        self.refuse('UPDATE photo SET mark_x0 = 0.5;', 'photo_marks')
        self.refuse("UPDATE photo SET sha256 = printf('%064d', 2);", 'photo_kept')
        self.refuse("UPDATE photo SET size = 8;", 'photo_kept')
        self.accept(photo(id=2, patient=2))
        gone = lambda: subprocess.run(['sqlite3', self.path, 'SELECT count (*) FROM photo_gone'], text=True,
                                      capture_output=True).stdout.strip()
        self.accept('DELETE FROM photo WHERE id = 1;')
        self.assertEqual(gone(), '0') # the other patient's row names the same file
        self.accept('DELETE FROM photo WHERE id = 2;')
        self.assertEqual(gone(), '1')
        self.accept(photo())
        self.assertEqual(gone(), '0')

    def test_journal(self):
        for sql in ("UPDATE journal SET verb = 'y'", 'DELETE FROM journal', 'DELETE FROM journal WHERE id = 1',
                    'INSERT OR REPLACE INTO journal SELECT * FROM journal', 'REPLACE INTO journal SELECT * FROM journal',
                    "UPDATE journal_detail SET kind = 'y'", 'DELETE FROM journal_detail',
                    'REPLACE INTO journal_detail SELECT * FROM journal_detail',
                    "INSERT INTO journal SELECT 3, at, actor, desk, verb, subject, detail_sha256, previous_sha256, row_sha256"
                    ' FROM journal'):
            for setting in ('', 'PRAGMA recursive_triggers = ON; ', 'PRAGMA foreign_keys = ON; '):
                self.refuse(setting + sql + ';', 'journal_fixed')


if __name__ == '__main__':
    SCHEMA = ''.join(pathlib.Path(path).read_text(encoding='utf-8') for path in sys.argv[1:])
    del sys.argv[1:]
    if shutil.which('sqlite3') is None:
        print('the sqlite3 shell is missing: install sqlite3')
        sys.exit(77)
    unittest.main()
