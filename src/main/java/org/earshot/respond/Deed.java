package org.earshot.respond;

import static org.earshot.respond.CaseState.CLAIMED;
import static org.earshot.respond.CaseState.DISMISSED;
import static org.earshot.respond.CaseState.OPEN;
import static org.earshot.respond.CaseState.RESOLVED;
import static org.earshot.respond.CaseState.SNOOZED;
import static org.earshot.respond.CaseState.WAITING;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can happen to a case, by staff or by itself. {@link #leadsTo} is the whole table of allowed moves. */
enum Deed {
    CLAIM("claimed", Hold.TAKES),
    RELEASE("released", Hold.NEEDS),
    ACKNOWLEDGE("acknowledged", Hold.FREE),
    NOTE("noted", Hold.FREE),
    REPLY("replied", Hold.TAKES),
    SNOOZE("snoozed", Hold.TAKES),
    RESOLVE("resolved", Hold.TAKES),
    DISMISS("dismissed", Hold.TAKES),
    REOPEN("reopened", Hold.FREE),
    ASSIGN("assigned", Hold.FREE),
    /** A reply is on the platform. */
    ANSWERED("reply sent", Hold.FREE),
    /** A reply is on the platform, but the customer wrote again before it was. */
    OVERTAKEN("reply sent", Hold.FREE),
    /** The brand answered on the platform itself. */
    ANSWERED_ELSEWHERE("answered on the platform", Hold.FREE),
    /** The brand answered on the platform itself, but not all that the case holds. */
    ANSWERED_IN_PART("answered on the platform", Hold.FREE),
    /** A post was deleted on its platform. */
    GONE("post deleted by its author", Hold.FREE),
    /** A reply will never be on the platform. */
    UNSENT("reply failed", Hold.FREE),
    /** The customer wrote again. */
    HEARD_AGAIN("customer wrote again", Hold.FREE),
    /** The time of a snoozed case has come. */
    WAKE("woken", Hold.FREE);

    /** Whom the case must belong to for the deed. */
    enum Hold {
        /** It does not matter. */
        FREE,
        /** To the doer. */
        NEEDS,
        /** To the doer or to nobody, and then the doer has it. */
        TAKES
    }

    private static final Set<CaseState> OFF = Set.of(RESOLVED, DISMISSED);
    private static final Map<Deed, Map<CaseState, CaseState>> MOVES = moves();

    private final String past;
    private final Hold hold;

    Deed(String past, Hold hold) {
        this.past = past;
        this.hold = hold;
    }

    /**
     * Refuses what the case does not allow.
     *
     * @return the state after the deed
     */
    CaseState check(Case now, String user) {
        CaseState next = leadsTo(now.state()).orElseThrow(() -> new NotAllowed(refusal(now)));
        String holder = now.assignee();
        if (hold != Hold.FREE && holder != null && !holder.equals(user)) {
            throw new HeldByAnother(now.id(), holder);
        }
        if (hold == Hold.NEEDS && holder == null) {
            throw new NotAllowed("nobody holds case " + now.id() + ", so it cannot be " + past);
        }
        return next;
    }

    private String refusal(Case now) {
        String state = now.state().name().toLowerCase(Locale.ROOT);
        String cure = done(now.state()) && this != REOPEN ? "; reopen it first" : "";
        return "case " + now.id() + " is " + state + ", so it cannot be " + past + cure;
    }

    /** How the journal says it. */
    String past() {
        return past;
    }

    /** Whom the case must belong to. */
    Hold hold() {
        return hold;
    }

    /** The state after it, empty where the deed is not allowed. CLAIMED stands for OPEN where nobody holds the case. */
    Optional<CaseState> leadsTo(CaseState from) {
        return Optional.ofNullable(MOVES.getOrDefault(this, Map.of()).get(from));
    }

    private static Map<Deed, Map<CaseState, CaseState>> moves() {
        Map<Deed, Map<CaseState, CaseState>> all = new EnumMap<>(Deed.class);
        all.put(CLAIM, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, CLAIMED, SNOOZED, CLAIMED));
        all.put(RELEASE, Map.of(CLAIMED, OPEN, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(ACKNOWLEDGE, Map.of(OPEN, OPEN, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(NOTE, same());
        all.put(REPLY, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, CLAIMED));
        all.put(SNOOZE, Map.of(OPEN, SNOOZED, CLAIMED, SNOOZED, WAITING, SNOOZED, SNOOZED, SNOOZED));
        all.put(RESOLVE, Map.of(OPEN, RESOLVED, CLAIMED, RESOLVED, WAITING, RESOLVED, SNOOZED, RESOLVED));
        all.put(DISMISS, Map.of(OPEN, DISMISSED, CLAIMED, DISMISSED, WAITING, DISMISSED, SNOOZED, DISMISSED));
        all.put(REOPEN, Map.of(RESOLVED, OPEN, DISMISSED, OPEN));
        all.put(ASSIGN, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(ANSWERED, with(same(), Map.of(OPEN, WAITING, CLAIMED, WAITING)));
        all.put(OVERTAKEN, same());
        all.put(ANSWERED_ELSEWHERE, all.get(ANSWERED));
        all.put(ANSWERED_IN_PART, same());
        all.put(GONE, with(same(), Map.of(OPEN, DISMISSED)));
        all.put(UNSENT, with(same(), Map.of(WAITING, CLAIMED, SNOOZED, CLAIMED, RESOLVED, CLAIMED)));
        all.put(HEARD_AGAIN, with(same(), Map.of(WAITING, CLAIMED, SNOOZED, CLAIMED, RESOLVED, OPEN, DISMISSED, OPEN)));
        all.put(WAKE, Map.of(SNOOZED, CLAIMED));
        return all;
    }

    private static Map<CaseState, CaseState> same() {
        Map<CaseState, CaseState> moves = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            moves.put(state, state);
        }
        return moves;
    }

    private static Map<CaseState, CaseState> with(Map<CaseState, CaseState> moves, Map<CaseState, CaseState> changes) {
        moves.putAll(changes);
        return moves;
    }

    /** True for the states that a case only leaves by being opened again. */
    static boolean done(CaseState state) {
        return OFF.contains(state);
    }
}
