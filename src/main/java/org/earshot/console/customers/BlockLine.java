package org.earshot.console.customers;

import java.time.ZoneId;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.know.Block;
import org.earshot.know.Customer;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of blocks.
 *
 * @param customer whom it is about
 * @param platform where it was set
 * @param reason why
 * @param who set it
 * @param at when
 * @param until when it ends, null for never
 * @param holds true while it does
 * @param liftedBy who ended it, null for nobody
 */
record BlockLine(
        long customer,
        String platform,
        @Nullable String reason,
        String who,
        Moment at,
        @Nullable Moment until,
        boolean holds,
        @Nullable String liftedBy) {
    static BlockLine of(Block block, Customer customer, Wording wording) {
        ZoneId zone = wording.zone();
        boolean holds = block.holds(wording.now());
        return new BlockLine(
                customer.id(),
                wording.platform(customer.handles().get(0).platform()),
                block.reason(),
                block.who(),
                wording.past(block.at(), zone),
                block.until() == null
                        ? null
                        : holds ? wording.coming(block.until(), zone) : wording.past(block.until(), zone),
                holds,
                block.liftedBy());
    }
}
