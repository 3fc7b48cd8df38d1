package io.udaconnect.domain.live;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.live.Removals.Removal;
import java.util.BitSet;
import java.util.Optional;

/**
 * Somebody who looks on. Knows what they look at and how much they were told, so that each {@link
 * Update} is made of what is newest then, and nothing piles up for them meanwhile: a bit for each
 * person in their box, and some numbers. Threads may share it.
 */
public final class Viewer {
  /** So many are said to be gone rather than all others told anew. */
  private static final int FEW = 100;

  private final Whereabouts whereabouts;

  // guarded by the whereabouts, as all that follows
  private View view;
  private long fingerprint;

  /** What they came back with, until it is looked into. */
  private Optional<String> broughtAlong = Optional.empty();

  /** All that changed until then. */
  private long told;

  /** So many removals. */
  private long removalsTold;

  /** The numbers of those who are in their box for them. */
  private final BitSet shown = new BitSet();

  /**
   * What they knew when they came back, until all is dealt with that changed meanwhile. As nobody
   * here knows what they see, they are told of all who are removed until then.
   */
  private Optional<Mark> known = Optional.empty();

  private boolean isToAnswer;
  private boolean isToReplace;
  private boolean isToLookForLeavers;
  private String mark = "";

  Viewer(Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
  }

  /**
   * From now on they look at this, whatever it was before.
   *
   * @param mark of the last update that they got of this very view, here or at another instance;
   *     what is no such mark, or too old a one, is as good as none
   */
  public void look(View view, Optional<String> mark) {
    synchronized (whereabouts) {
      this.view = requireNonNull(view);
      fingerprint = view.fingerprint();
      broughtAlong = mark;
      begin();
    }
  }

  private void begin() {
    told = 0;
    removalsTold = whereabouts.removals().end();
    shown.clear();
    known = Optional.empty();
    isToAnswer = true;
    isToReplace = true;
    isToLookForLeavers = false;
    mark = "";
  }

  private void resume() {
    known =
        broughtAlong
            .flatMap(Mark::parse)
            .filter(one -> one.view() == fingerprint && whereabouts.reachesBackTo(one));
    if (known.isPresent()) {
      removalsTold = whereabouts.removals().from(known.get().persons());
      isToReplace = false;
      mark = broughtAlong.get();
    }
    broughtAlong = Optional.empty();
  }

  /** Makes the update that is due now; it stays empty if there is nothing to tell. */
  public void next(Update update) {
    synchronized (whereabouts) {
      update.clear();
      if (view == null || !whereabouts.hasBegun()) return;
      if (broughtAlong.isPresent()) resume();
      if (removalsTold < whereabouts.removals().begin() || isKnownTooOld()) begin();
      boolean isNews = told < whereabouts.change() || isToAnswer || isToLookForLeavers;
      if (!isNews && !(known.isPresent() && whereabouts.isPast(known.get()))) return;
      tell(update);
    }
  }

  /** The topic may have been made anew meanwhile. */
  private boolean isKnownTooOld() {
    return known.isPresent() && !whereabouts.reachesBackTo(known.get());
  }

  private void tell(Update update) {
    tellRemovals(update);
    var found = update.found();
    boolean isFound = isWorthFinding() && find(found);
    if (isToLookForLeavers || (isFound && found.isTouched())) tellLeavers(update);
    else if (!isFound) tellLeaversOfLog(update);
    if (update.goneCount() > 0) {
      update.end(true, mark);
      return;
    }
    boolean isAll = isFound ? tellFound(update, found) : tellLog(update);
    if (isToAnswer) update.answer(isToReplace);
    isToAnswer = false;
    isToReplace = false;
    if (isAll) told = whereabouts.change();
    if (isAll && known.isPresent() && whereabouts.isPast(known.get())) lookForLeavers();
    boolean isMore = !isAll || isToAnswer || isToLookForLeavers;
    boolean isWhole = !isMore && known.isEmpty() && whereabouts.isCurrent();
    if (isWhole && !update.isEmpty()) mark = whereabouts.mark(fingerprint).text();
    update.end(isMore, mark);
  }

  private void tellRemovals(Update update) {
    var removals = whereabouts.removals();
    for (; removalsTold < removals.end() && !update.isFull(); removalsTold++) {
      var removal = removals.get(removalsTold);
      if (concerns(removal)) update.gone(removal.person());
      if (removal.number() >= 0) shown.clear(removal.number());
    }
  }

  private boolean concerns(Removal removal) {
    return known.isPresent()
        || view.isWhole()
        || view.names(removal.person())
        || (removal.number() >= 0 && shown.get(removal.number()));
  }

  private void tellLeavers(Update update) {
    for (int n = shown.nextSetBit(0); n >= 0 && !update.isFull(); n = shown.nextSetBit(n + 1)) {
      var sighting = whereabouts.sightings().numbered(n);
      if (view.shows(sighting)) continue;
      update.gone(sighting.person);
      shown.clear(n);
    }
    if (!update.isFull()) isToLookForLeavers = false;
  }

  /** Of those who changed. */
  private void tellLeaversOfLog(Update update) {
    if (shown.isEmpty()) return;
    var changes = whereabouts.changes();
    for (int i = changes.after(told); i < changes.end() && !update.isFull(); i++) {
      var sighting = changes.at(i);
      if (sighting == null || !shown.get(sighting.number) || view.shows(sighting)) continue;
      update.gone(sighting.person);
      shown.clear(sighting.number);
    }
  }

  /** Not if all that changed is little beside what they look at: then going through it is less. */
  private boolean isWorthFinding() {
    var changes = whereabouts.changes();
    int changed = changes.end() - changes.after(told);
    return !view.isWhole() && changed > 4 * shown.cardinality() + view.people().length;
  }

  /** Looks where they look. False if that is so many that it is simpler to go through all. */
  private boolean find(Found found) {
    found.clear();
    view.box().ifPresent(box -> whereabouts.places().find(box, told, found));
    for (long person : view.people()) {
      var sighting = whereabouts.sightings().find(person);
      boolean isNew = sighting != null && sighting.change > told && !view.hasInBox(sighting);
      if (isNew) found.add(sighting);
    }
    if (found.isOver()) return false;
    found.sort();
    return true;
  }

  /** Whether that was all. */
  private boolean tellFound(Update update, Found found) {
    for (int i = 0; i < found.size(); i++) {
      if (update.isFull()) return false;
      tell(update, found.get(i));
    }
    return true;
  }

  private boolean tellLog(Update update) {
    var changes = whereabouts.changes();
    for (int i = changes.after(told); i < changes.end(); i++) {
      if (update.isFull()) return false;
      var sighting = changes.at(i);
      if (sighting != null && view.shows(sighting)) tell(update, sighting);
    }
    return true;
  }

  private void tell(Update update, Sighting sighting) {
    if (view.box().isPresent()) shown.set(sighting.number);
    told = sighting.change;
    if (!isKnown(sighting)) update.position(whereabouts.written(sighting));
  }

  /** Whether they knew it when they came back. */
  private boolean isKnown(Sighting sighting) {
    return known.isPresent()
        && (sighting.offset == Sighting.FROM_STORE
            || sighting.offset < known.get().location(sighting.partition));
  }

  /**
   * Who moved since, and is not in the box now, may have been there before: they are said to be
   * gone. If that would be more than those who are there, they begin anew.
   */
  private void lookForLeavers() {
    if (view.box().isPresent()) {
      var before = (BitSet) shown.clone();
      var changes = whereabouts.changes();
      for (int i = 0; i < changes.end(); i++) {
        var sighting = changes.at(i);
        if (sighting != null && !view.shows(sighting) && !isKnown(sighting)) {
          shown.set(sighting.number);
        }
      }
      if (shown.cardinality() > 2 * before.cardinality() + FEW) {
        begin();
        return;
      }
      isToLookForLeavers = shown.cardinality() > before.cardinality();
    }
    known = Optional.empty();
  }
}
