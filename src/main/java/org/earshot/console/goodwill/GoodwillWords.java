package org.earshot.console.goodwill;

import java.text.NumberFormat;
import java.util.stream.Collectors;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.grant.Amount;
import org.earshot.grant.Excess;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Month;
import org.earshot.grant.Person;
import org.earshot.grant.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts goodwill into words. */
@Component
class GoodwillWords {
    private final Wording wording;

    GoodwillWords(Wording wording) {
        this.wording = wording;
    }

    /** Somebody at the console as the ledger knows them. */
    static Person person(Staff staff) {
        return new Person(staff.name(), staff.admin() ? "admin" : staff.supervisor() ? "supervisor" : "agent");
    }

    String kind(String id) {
        return wording.sayOr("goodwill.kind." + id, id);
    }

    String unit(String unit) {
        return Amount.currency(unit) ? unit : wording.sayOr("goodwill.unit." + unit, unit);
    }

    /** An amount with the digits of its unit, none where it is whole. */
    String amount(Amount amount) {
        int digits = Math.max(0, amount.number().stripTrailingZeros().scale()) == 0
                ? 0
                : amount.number().scale();
        NumberFormat format = NumberFormat.getNumberInstance(Wording.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount.number()) + " " + unit(amount.unit());
    }

    /** What is left of a kind. */
    String left(GoodwillBook.Left of) {
        return of.most() == 0 ? wording.say("goodwill.left.none") : wording.say("goodwill.left", of.left(), of.most());
    }

    /** What was given of each unit, and the limits. */
    String shares(GoodwillBook.Left of) {
        return of.shares().stream().map(this::share).collect(Collectors.joining(" · "));
    }

    private String share(GoodwillBook.Share share) {
        Amount total = share.total();
        Amount below = share.below();
        String given = total == null
                ? wording.say("goodwill.share", whole(share.given()))
                : wording.say("goodwill.share.of", whole(share.given()), whole(total));
        return below == null ? given : given + " (" + wording.say("goodwill.below", whole(below)) + ")";
    }

    /** An amount that no line breaks in two. */
    private String whole(Amount amount) {
        return amount(amount).replace(' ', '\u00a0');
    }

    /** Why a gesture needs a yes. */
    String excess(Excess excess) {
        return wording.say("goodwill.excess." + excess.limit().word(), bound(excess.bound()));
    }

    private String bound(@Nullable String bound) {
        int gap = bound == null ? -1 : bound.indexOf(' ');
        if (bound == null || gap < 0) {
            return String.valueOf(bound);
        }
        return Amount.read(bound.substring(0, gap), bound.substring(gap + 1))
                .map(this::amount)
                .orElse(bound);
    }

    String month(Month month) {
        return java.time.format.DateTimeFormatter.ofPattern("LLLL yyyy", Wording.locale())
                .format(month.calendar());
    }

    /** What came of deciding, where it did not do what was asked for. */
    String settling(Settling settling) {
        if (settling instanceof Settling.Settled settled) {
            return wording.say("goodwill.settled", settled.by());
        }
        return wording.say(settling instanceof Settling.Wordless ? "goodwill.wordless" : "goodwill.notyours");
    }

    String say(String key, Object... parts) {
        return wording.say(key, parts);
    }

    Wording wording() {
        return wording;
    }
}
