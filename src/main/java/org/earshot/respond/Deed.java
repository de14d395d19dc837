package org.earshot.respond;

import static org.earshot.respond.CaseState.CLAIMED;
import static org.earshot.respond.CaseState.DISMISSED;
import static org.earshot.respond.CaseState.OPEN;
import static org.earshot.respond.CaseState.RESOLVED;
import static org.earshot.respond.CaseState.SNOOZED;
import static org.earshot.respond.CaseState.WAITING;

import java.util.EnumMap;
import java.util.List;
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
    /** A reply that only asks the customer to wait. */
    HOLD("sent a holding reply", Hold.TAKES),
    /** A reply that asks the customer to write privately. */
    ASK_PRIVATELY("asked for a private message", Hold.TAKES),
    /** A reply that waits for a decision. */
    REPLY_HELD("reply held", Hold.TAKES),
    /** A reply whose case changed before it was sent. */
    REPLY_HELD_BACK("reply held", Hold.FREE),
    /** A held reply goes out. */
    REPLY_RELEASED("reply released", Hold.FREE),
    /** A supervisor lets a reply go. */
    REPLY_APPROVED("reply approved", Hold.FREE),
    /** A supervisor wants a reply written anew. */
    REPLY_SENT_BACK("reply sent back", Hold.FREE),
    /** A reply is taken back before it was sent. */
    REPLY_UNDONE("reply undone", Hold.FREE),
    /** A holding reply is overtaken by the answer. */
    HOLDING_WITHDRAWN("holding reply withdrawn", Hold.FREE),
    SNOOZE("snoozed", Hold.TAKES),
    RESOLVE("resolved", Hold.TAKES),
    DISMISS("dismissed", Hold.TAKES),
    REOPEN("reopened", Hold.FREE),
    ASSIGN("assigned", Hold.FREE),
    /** A reply is on the platform. */
    ANSWERED("reply sent", Hold.FREE),
    /** A reply is on the platform, but the customer wrote again before it was. */
    OVERTAKEN("reply sent", Hold.FREE),
    /** A holding reply is on the platform, and the answer is still owed. */
    HOLDING_SENT("holding reply sent", Hold.FREE),
    /** A holding reply will never be on the platform; another may be written. */
    HOLDING_UNSENT("holding reply failed", Hold.FREE),
    /** Asks the customer how it went. */
    SURVEY("asked how it went", Hold.FREE),
    /** That question is on the platform, and nothing changes by it. */
    SURVEY_SENT("survey sent", Hold.FREE),
    /** That question will never be on the platform. */
    SURVEY_UNSENT("survey failed", Hold.FREE),
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
    WAKE("woken", Hold.FREE),
    /** Whoever took the case did nothing for too long. */
    EXPIRE("claim expired", Hold.FREE),
    /** It was given to somebody who did not ask for it. */
    GIVE("given", Hold.FREE),
    /** A supervisor took it from its holder. */
    PUT_BACK("put back", Hold.FREE),
    /** It is another team's now. */
    HAND_OVER("handed over", Hold.FREE),
    /** How it was answered has been looked at. */
    REVIEW("reviewed", Hold.FREE);

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

    /** What leaves every case in its state. */
    private static final List<Deed> STAYS = List.of(
            NOTE,
            REPLY_HELD_BACK,
            REPLY_SENT_BACK,
            REPLY_UNDONE,
            HOLDING_WITHDRAWN,
            OVERTAKEN,
            HOLDING_SENT,
            HOLDING_UNSENT,
            SURVEY_SENT,
            SURVEY_UNSENT,
            ANSWERED_IN_PART,
            REVIEW);

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

    /** How the journal says that it was undone; figures tell from the words that a closing never was. */
    String undone() {
        return switch (this) {
            case CLAIM -> "claim undone";
            case ASSIGN -> "assignment undone";
            case SNOOZE -> "snooze undone";
            case RESOLVE, DISMISS -> "closing undone";
            default -> throw new IllegalStateException(this + " cannot be undone");
        };
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
        STAYS.forEach(deed -> all.put(deed, same()));
        all.put(CLAIM, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, CLAIMED, SNOOZED, CLAIMED));
        all.put(RELEASE, Map.of(CLAIMED, OPEN, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(ACKNOWLEDGE, Map.of(OPEN, OPEN, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(REPLY, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, CLAIMED));
        all.put(HOLD, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, SNOOZED, CLAIMED));
        all.put(ASK_PRIVATELY, all.get(REPLY));
        all.put(REPLY_HELD, all.get(REPLY));
        all.put(REPLY_RELEASED, all.get(ACKNOWLEDGE));
        all.put(REPLY_APPROVED, all.get(ACKNOWLEDGE));
        all.put(SNOOZE, Map.of(OPEN, SNOOZED, CLAIMED, SNOOZED, WAITING, SNOOZED, SNOOZED, SNOOZED));
        all.put(RESOLVE, Map.of(OPEN, RESOLVED, CLAIMED, RESOLVED, WAITING, RESOLVED, SNOOZED, RESOLVED));
        all.put(DISMISS, Map.of(OPEN, DISMISSED, CLAIMED, DISMISSED, WAITING, DISMISSED, SNOOZED, DISMISSED));
        all.put(REOPEN, Map.of(RESOLVED, OPEN, DISMISSED, OPEN));
        all.put(ASSIGN, Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(ANSWERED, with(same(), Map.of(OPEN, WAITING, CLAIMED, WAITING)));
        all.put(SURVEY, Map.of(RESOLVED, RESOLVED));
        all.put(ANSWERED_ELSEWHERE, all.get(ANSWERED));
        all.put(GONE, with(same(), Map.of(OPEN, DISMISSED)));
        all.put(UNSENT, with(same(), Map.of(WAITING, CLAIMED, SNOOZED, CLAIMED, RESOLVED, CLAIMED)));
        all.put(HEARD_AGAIN, with(same(), Map.of(WAITING, CLAIMED, SNOOZED, CLAIMED, RESOLVED, OPEN, DISMISSED, OPEN)));
        all.put(WAKE, Map.of(SNOOZED, CLAIMED));
        all.put(EXPIRE, Map.of(CLAIMED, OPEN));
        all.put(GIVE, Map.of(OPEN, CLAIMED));
        all.put(PUT_BACK, Map.of(CLAIMED, OPEN, WAITING, WAITING, SNOOZED, SNOOZED));
        all.put(HAND_OVER, Map.of(OPEN, OPEN, CLAIMED, OPEN, WAITING, WAITING, SNOOZED, OPEN));
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
