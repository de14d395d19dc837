package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.earshot.configure.Live;
import org.earshot.mention.Receipt;
import org.earshot.mention.ReceiptReader;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes what platforms push: asks the platform's reader whether it is genuine, stores it, and only then says so. */
@Component("hooks")
public class Hooks {
    /** Far longer than a delivery stays believable, so that a clock that is set right lets no old one in. */
    static final Duration REMEMBERED = Duration.ofDays(3);

    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);
    private static final Pattern DELIVERY_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final Live<SourceBook> book;
    private final HookReaders readers;
    private final Hearing hearing;
    private final SourceTable sources;
    private final DeliveryTable deliveries;
    private final List<ReceiptReader> receipts;
    private final Clock clock;
    private final AtomicReference<Instant> purged;

    Hooks(
            Live<SourceBook> book,
            HookReaders readers,
            Hearing hearing,
            SourceTable sources,
            DeliveryTable deliveries,
            List<ReceiptReader> receipts,
            Clock clock) {
        this.book = book;
        this.readers = readers;
        this.hearing = hearing;
        this.sources = sources;
        this.deliveries = deliveries;
        this.receipts = List.copyOf(receipts);
        this.clock = clock;
        this.purged = new AtomicReference<>(Instant.MIN);
    }

    /** Takes a delivery; what is answered as taken is stored for good. Never throws. */
    public HookAnswer receive(Knock knock) {
        Optional<Source> source = book.get().find(knock.source());
        Optional<HookReader> reader = source.flatMap(readers::of);
        if (source.isEmpty() || reader.isEmpty() || !reader.get().isOpen(source.get())) {
            return HookAnswer.nowhere();
        }
        try {
            return settle(source.get(), reader.get().receive(source.get(), knock.delivery()));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("could not store what was sent to {}: the database failed with {}", knock.source(), kind(e));
            return HookAnswer.later("the database has trouble; send it again");
        } catch (RuntimeException e) {
            // The exception's own message may quote the post or a secret, so only its kind is told.
            LOG.error("could not take what was sent to {}: {}, which is a fault in Earshot", knock.source(), kind(e));
            return HookAnswer.later("a fault in Earshot; send it again");
        }
    }

    private HookAnswer settle(Source source, Received received) {
        if (received instanceof Received.Heard heard) {
            return store(source, heard);
        }
        if (received instanceof Received.Challenge challenge) {
            return HookAnswer.plain(challenge.answer());
        }
        return received instanceof Received.Unsigned unsigned
                ? HookAnswer.unsigned(unsigned.why())
                : HookAnswer.malformed(((Received.Malformed) received).why());
    }

    private HookAnswer store(Source source, Received.Heard heard) {
        String id = heard.deliveryId();
        if (id != null && !DELIVERY_ID.matcher(id).matches()) {
            return HookAnswer.malformed("the id of the delivery is longer than 200 characters, or not plain ASCII");
        }
        if (sources.load(source.id()).paused()) {
            return HookAnswer.later("this source is paused; send it again");
        }
        purge();
        boolean fresh =
                hearing.hear(source, heard, () -> id == null || deliveries.mark(source.id(), id, clock.instant()));
        if (!fresh) {
            return HookAnswer.unsigned("this delivery was taken before");
        }
        return told(source, heard.receipts())
                ? HookAnswer.taken(heard.answer(), heard.mediaType())
                : HookAnswer.later("a message is being sent at this moment; send it again");
    }

    private boolean told(Source source, List<Receipt> told) {
        boolean all = true;
        for (Receipt receipt : told) {
            for (ReceiptReader reader : receipts) {
                all &= reader.told(source.id(), receipt);
            }
        }
        return all;
    }

    private void purge() {
        Instant now = clock.instant();
        Instant last = Objects.requireNonNull(purged.get());
        boolean due = now.isBefore(last) || last.isBefore(now.minus(BETWEEN_PURGES));
        if (due && purged.compareAndSet(last, now)) {
            deliveries.purge(now.minus(REMEMBERED));
        }
    }

    private static String kind(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }
}
