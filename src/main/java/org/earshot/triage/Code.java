package org.earshot.triage;

/**
 * A meaning that phrases can have.
 *
 * @param name the stable word of the reasons it gives
 * @param points what it adds to a score, from -100 to 100
 * @param floor the least urgency of a mention that says so
 * @param why a sentence for people, without a full stop
 * @param lasting true where "it is fixed now" does not make it less urgent
 * @param negatable true where "no" before the phrase takes it back
 */
record Code(String name, int points, Urgency floor, String why, boolean lasting, boolean negatable) {}
