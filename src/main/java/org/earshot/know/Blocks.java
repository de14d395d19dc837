package org.earshot.know;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.Texts;
import org.earshot.respond.Barring;
import org.earshot.respond.NotAllowed;
import org.earshot.store.Ids;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Blocks customers. What they post while it holds goes into the journal of their case as evidence and onto nobody's screen; what may be
 * a danger to life is treated as everybody's.
 */
@Service
public class Blocks implements Barring {
    /** The longest block that an agent may set alone. */
    public static final Duration AGENTS = Duration.ofHours(24);

    private static final int LONGEST = 1000;

    private final BlockTable table;
    private final Customers customers;
    private final Ids ids;
    private final Clock clock;

    Blocks(BlockTable table, Customers customers, Ids ids, Clock clock) {
        this.table = table;
        this.customers = customers;
        this.ids = ids;
        this.clock = clock;
    }

    /** What holds for a customer now. */
    public Optional<Block> of(Customer customer) {
        return first(customer.ids());
    }

    /** The newest blocks, those that are over too. */
    public List<Block> newest(int most) {
        return table.newest(most);
    }

    /**
     * Blocks a customer.
     *
     * @param length for how long, null for ever
     * @param alone true for an agent, who may only do so for {@link #AGENTS}
     */
    public Block block(Customer customer, Wish wish, boolean alone) {
        Duration length = wish.length();
        String reason = Texts.cut(Texts.clean(wish.reason()), LONGEST);
        if (reason.isEmpty()) {
            throw new NotAllowed("say why the customer is blocked");
        }
        if (customer.erased()) {
            throw new NotAllowed("an erased customer is nobody who could be blocked");
        }
        if (length != null && (length.isNegative() || length.isZero())) {
            throw new NotAllowed("a block ends in the future");
        }
        if (alone && (length == null || length.compareTo(AGENTS) > 0)) {
            throw new NotAllowed("agents block for 24 hours at most; ask a supervisor for longer");
        }
        if (of(customer).isPresent()) {
            throw new NotAllowed("the customer is blocked already");
        }
        Instant now = clock.instant();
        Instant until = length == null ? null : now.plus(length);
        Block block = new Block(ids.next(), customer.id(), reason, wish.who(), now, until, null, null);
        table.insert(block);
        return block;
    }

    /** Ends whatever blocks a customer. */
    public void lift(Customer customer, String who) {
        boolean lifted = false;
        for (long handle : customer.ids()) {
            for (Block block : table.standing(handle)) {
                lifted |= table.lift(block.id(), who, clock.instant());
            }
        }
        if (!lifted) {
            throw new NotAllowed("the customer is not blocked");
        }
    }

    /** The block with this id. */
    public Block find(long id) {
        return table.find(id).orElseThrow(() -> new NoSuchElementException("there is no block " + id));
    }

    @Override
    public boolean bars(Mention mention, Verdict verdict) {
        return blocks(mention) && !Danger.in(verdict);
    }

    /** Whether the author of a mention is blocked now, whatever they say. */
    public boolean blocks(Mention mention) {
        Author author = mention.post().author();
        Account account = new Account(mention.post().id().platform(), author.key(), author.id() != null);
        return account.somebody() && first(customers.around(account)).isPresent();
    }

    private Optional<Block> first(Iterable<Long> handles) {
        Instant now = clock.instant();
        for (long handle : handles) {
            Optional<Block> holds = table.standing(handle).stream()
                    .filter(block -> block.holds(now))
                    .findFirst();
            if (holds.isPresent()) {
                return holds;
            }
        }
        return Optional.empty();
    }

    /**
     * Who wants a block, why, and for how long.
     *
     * @param who the user
     * @param reason in words
     * @param length null for ever
     */
    public record Wish(String who, String reason, @Nullable Duration length) {}
}
