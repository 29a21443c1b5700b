# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing on the screen, as a screen reader sees it.

What GTK 4.8 does differently from what one would think, each of it seen, is said where it is worked around.
"""
import itertools
import re
import sys
import warnings

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

from waiting import NotFound, wait_for

# Words for roles that hold with old and new versions of AT-SPI.
ROLES = {
    # GTK 4.8 calls one that stays pressed a button, and one check box of a group a check box; newer ones do not
    'button': {'push button', 'button', 'toggle button'},
    'entry': {'text', 'entry', 'password text'},
    'tab': {'page tab'},
    'window': {'frame', 'window', 'dialog'},
    'check': {'check box', 'switch', 'toggle switch', 'radio button'},
    'radio': {'radio button'},
    'row': {'list item', 'table row'},
}

# What a person can do something with, and so must be able to tell apart by name.
INTERACTIVE = ROLES['button'] | ROLES['entry'] | ROLES['tab'] | ROLES['check'] | ROLES['radio'] | {
    'toggle button', 'combo box', 'spin button', 'slider', 'list item', 'link', 'menu item'}

Atspi.init()


class Node:
    def __init__(self, app, accessible):
        self.app = app
        self.accessible = accessible

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    def __hash__(self):
        return hash(self.accessible)

    def __repr__(self):
        try:
            return f'[{self.role}] {self.name!r}'
        except GLib.Error:
            return '[gone]'

    # ---- reading ----------------------------------------------------------------------------------------------

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        """GTK 4.8 names a button that has a mnemonic "_Quit Quit": by its label as written, then by the one on it."""
        name = self.accessible.get_name() or ''
        half = (len(name) - 1) // 2
        for split in {half, half + 1}:
            if name[split:split + 1] == ' ' and name[:split].replace('_', '', 1) == name[split + 1:]:
                return name[split + 1:]
        return name

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    def has(self, state):
        return state in self.states

    @property
    def sensitive(self):
        return self.has('sensitive')

    @property
    def checked(self):
        return bool(self.states & {'checked', 'pressed'})

    @property
    def selected(self):
        return self.has('selected')

    @property
    def text(self):
        """What it says: its text if it has one, else its name."""
        if 'Text' not in self.accessible.get_interfaces():
            return self.name
        # get_text (0, -1) gives '' here: ask for as many characters as there are
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    @property
    def texts(self):
        """What stands in it, in order: a card or a row as a person reads it."""
        return [node.text for node in self.walk() if node.role == 'label' and node.text]

    @property
    def value(self):
        return Atspi.Value.get_current_value(self.accessible)

    @property
    def actions(self):
        if 'Action' not in self.accessible.get_interfaces():
            return []
        names = []
        for index in range(Atspi.Action.get_n_actions(self.accessible)):
            try:
                # a deprecation is reported here that belongs to a function of the same name
                with warnings.catch_warnings():
                    warnings.simplefilter('ignore')
                    names.append(Atspi.Action.get_action_name(self.accessible, index))
            except GLib.Error:
                names.append(None)      # an insensitive widget says how many actions it has, and then has none
        return names

    @property
    def extents(self):
        """(x, y, width, height) in its window; SCREEN coordinates would be the same numbers."""
        if 'Component' not in self.accessible.get_interfaces():
            return 0, 0, 0, 0
        box = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    # ---- the tree ---------------------------------------------------------------------------------------------

    @property
    def children(self):
        found = (self.accessible.get_child_at_index(i) for i in range(self.accessible.get_child_count()))
        return [Node(self.app, child) for child in found if child]

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(self.app, parent) if parent else None

    def is_in(self, role):
        """Whether something with this role holds it."""
        parent = self.parent
        while parent is not None and parent.role != role:
            parent = parent.parent
        return parent is not None

    @property
    def window(self):
        node = self
        while True:
            parent = node.parent
            if parent is None or parent.role == 'application':
                return node
            node = parent

    def walk(self, shown=False):
        """Itself and all below, in reading order; what vanishes on the way is left out.

        shown: goes into nothing that is hidden. Each question goes over the bus, and the pages not looked at are many.
        """
        yield self
        try:
            children = [] if shown and self.role != 'application' and not self.has('visible') else self.children
        except GLib.Error:
            return
        for child in children:
            yield from child.walk(shown)

    def matches(self, role, name, where):
        if role is not None and self.role not in ROLES.get(role, {role}):
            return False
        if isinstance(name, re.Pattern):
            if not name.search(self.name):
                return False
        elif name is not None and self.name != name:
            return False
        return where is None or where(self)

    def find_all(self, role=None, name=None, where=None, shown=True):
        """All below with this role and name (exact, or a compiled pattern) for which where(node) holds.

        shown leaves out what is not on the screen.
        """
        return list(self.find_each(role, name, where, shown))

    def find_each(self, role=None, name=None, where=None, shown=True):
        for node in self.walk(shown):
            try:
                if node.matches(role, name, where) and (not shown or node.on_screen):
                    yield node
            except GLib.Error:
                continue

    def find(self, role=None, name=None, timeout=5, nth=0, **how):
        """The nth such node; waits until it is there."""
        def look():
            # a tree has a thousand nodes, and each is asked over the bus: no further than needed
            return next(itertools.islice(self.find_each(role, name, **how), nth, None), None)
        return wait_for(look, timeout, f'{role or "anything"} {name!r} in {self!r}')

    def find_text(self, text, timeout=5, **how):
        """The label that says this (exact, or a compiled pattern); waits until it is there."""
        def says(node):
            return text.search(node.text) if isinstance(text, re.Pattern) else node.text == text
        return self.find('label', where=says, timeout=timeout, **how)

    def wait_gone(self, role=None, name=None, timeout=5, **how):
        wait_for(lambda: not self.find_all(role, name, **how), timeout, f'{role} {name!r} to go')

    @property
    def on_screen(self):
        """Visible up to its window, of some size, its centre inside the window.

        Only windows carry SHOWING, and asking what lies at a point never answers: so a page of a stack that was shown
        once and then left may still pass. Where that matters, look at the tab's `selected` too.
        """
        x, y, width, height = self.extents
        if width <= 0 or height <= 0:
            return False
        _, _, window_width, window_height = self.window.extents
        if not (0 <= x + width // 2 <= window_width and 0 <= y + height // 2 <= window_height):
            return False
        node = self
        while node is not None and node.role != 'application':
            if not node.has('visible'):
                return False
            node = node.parent
        return True

    # ---- doing ------------------------------------------------------------------------------------------------

    def click(self):
        """Its own click if it has one, else the mouse: check buttons, list rows and menu items have no actions.

        A button's own click takes effect a quarter of a second later: always wait for what it does.
        """
        available = self.actions
        for action in ('click', 'toggle', 'activate'):
            if action in available:
                self.act(action)
                return
        self.mouse_click()

    def act(self, action, timeout=2):
        """Does a named action. A window also has the GActions without a parameter, as in window.act ('win.undo')."""
        wait_for(lambda: action in self.actions, timeout, f'{self!r} to offer {action!r}, not {self.actions}')
        if not Atspi.Action.do_action(self.accessible, self.actions.index(action)):
            raise NotFound(f'{self!r} refuses {action!r}')

    def mouse_click(self, button=1, repeat=1):
        self.app.pointer.click(*self.centre, button=button, repeat=repeat)

    def double_click(self):
        self.mouse_click(repeat=2)

    def drag_to(self, other, offset=(0, 0)):
        """With the mouse, from its centre to the other's centre moved by offset, in steps that a gesture can follow."""
        x, y = other.centre
        self.app.pointer.drag(self.centre, (x + offset[0], y + offset[1]))

    @property
    def centre(self):
        x, y, width, height = self.extents
        origin_x, origin_y = self.app.origin(self.window)
        return origin_x + x + width // 2, origin_y + y + height // 2

    def type_into(self, text, timeout=3):
        """As a person: click the field, select all, type; waits until the field says it.

        Keyboard focus cannot be asked for from outside, and an AdwEntryRow never says that it has it.
        """
        self.app.keyboard.learn(text)
        before = self.text
        for last in (False, False, True):
            self.click_and_type(text)
            try:
                wait_for(lambda: self.text == text, timeout, f'{self!r} to hold {text!r}, not {self.text!r}')
                return
            except NotFound:
                # the click went to a list that was just closing: nothing has come, and one clicks again
                if last or self.text != before:
                    raise

    def click_and_type(self, text):
        self.mouse_click()
        try:
            wait_for(lambda: self.has('focused'), .4, 'the focus')
        except NotFound:
            pass
        self.select_all()
        self.app.keyboard.type(text)

    def select_all(self):
        """Again if need be: a program that reads a changed keyboard map just then loses the key."""
        def selected():
            return not self.text or Atspi.Text.get_n_selections(self.accessible)
        def pressed():
            self.app.keyboard.press('ctrl+a')
            try:
                return wait_for(selected, .9, 'the selection')
            except NotFound:
                return False
        wait_for(pressed, what=f'all of {self!r} to be selected')

    def set_text(self, text):
        """Replaces an entry's text without keys: quick, and it tells of the change all the same."""
        if not Atspi.EditableText.set_text_contents(self.accessible, text):
            raise NotFound(f'{self!r} takes no text')

    def select_child(self, index):
        return Atspi.Selection.select_child(self.accessible, index)

    # ---- evidence ---------------------------------------------------------------------------------------------

    def unnamed(self):
        """What shows and a person can act on but not tell apart: no name, or only the name of its C type."""
        return [node for node in self.walk(shown=True)
                if node.role in INTERACTIVE and (not node.name or re.match(r'(Gtk|Adw|Clinic)[A-Z]', node.name))]

    def dump(self, file=sys.stdout, depth=0, most_children=200):
        try:
            states = sorted(self.states - {'enabled', 'sensitive', 'visible'}) + ([] if self.sensitive else ['INSENSITIVE'])
            text = f' text={self.text[:60]!r}' if 'Text' in self.accessible.get_interfaces() else ''
            about = f' description={self.description!r}' if self.description else ''
            print('  ' * depth + f'{self!r}{text}{about} {self.actions} {states} {self.extents}', file=file)
            children = self.children
        except GLib.Error as error:
            print('  ' * depth + f'[gone: {error.message}]', file=file)
            return
        for child in children[:most_children]:
            child.dump(file, depth + 1, most_children)
        if len(children) > most_children:
            print('  ' * (depth + 1) + f'... {len(children)} in all', file=file)
