package org.earshot.listen;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** The golden pairs of the readers as pages of a hundred items, and how long it takes to read and match them. */
public final class RecordedPages {
    private static final long WARM = 4_000_000_000L;
    private static final long MEASURED = 1_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BrandBook BRANDS = new BrandBook(List.of(new Brand(
            "acme",
            "Acme Bank",
            List.of("acme bank", "@acmebank", "#acmebank"),
            List.of("acme dynamite"),
            Set.of("en"),
            OfficeHours.always(ZoneOffset.UTC))));

    private RecordedPages() {}

    /** Measures every case, or those whose names begin so, such as rss or rss/atom. */
    public static void measure(String only, Consumer<String> said) {
        for (RecordedCase one : RecordedCase.all()) {
            if (!one.mentions().isEmpty() && (only.equals("none") || one.toString().startsWith(only))) {
                said.accept(one + " " + measured(one));
            }
        }
    }

    private static String measured(RecordedCase one) {
        PlatformReader reader = Objects.requireNonNull(AllReaders.byPlatform(CLOCK).get(one.platform()));
        byte[] first = one.answers().get(one.answers().size() - 1).body();
        byte[] page = first;
        int most = items(reader, one, first);
        for (byte[] blownUp : BlownUp.pages(first)) {
            int items = items(reader, one, blownUp);
            if (items > most) {
                most = items;
                page = blownUp;
            }
        }
        byte[] best = page;
        int items = most;
        double reading = rate(() -> items(reader, one, best)) * items;
        double baseline = rate(() -> parsed(best)) * items;
        return String.format(
                Locale.ROOT,
                "%,.0f items/s of a core; the parser alone %,.0f; %d items, %d bytes each",
                reading,
                baseline,
                items,
                best.length / Math.max(1, items));
    }

    /** Reads and matches a page; gives what was on it. */
    private static int items(PlatformReader reader, RecordedCase one, byte[] page) {
        Fetcher recorded = one.fetcher();
        byte[] first = one.answers().get(one.answers().size() - 1).body();
        Fetcher platform = request -> {
            Answer.Answered answer = (Answer.Answered) recorded.fetch(request);
            return answer.body() == first
                    ? new Answer.Answered(answer.status(), answer.headers(), page, answer.address())
                    : answer;
        };
        if (!(reader.read(one.source(), Cursor.START, platform) instanceof Poll.Page read)) {
            return 0;
        }
        long matched = read.posts().stream()
                .filter(post -> Matching.matches(one.source(), post, BRANDS))
                .count();
        return matched < 0 ? 0 : read.posts().size() + read.refused().size();
    }

    private static int parsed(byte[] page) {
        String start = new String(page, 0, Math.min(page.length, 40), java.nio.charset.StandardCharsets.UTF_8).strip();
        try {
            if (start.startsWith("{") || start.startsWith("[")) {
                return JSON.readTree(page).size();
            }
            String text = new String(page, java.nio.charset.StandardCharsets.UTF_8);
            return start.startsWith("<?xml")
                    ? Jsoup.parse(text, "", Parser.xmlParser()).childNodeSize()
                    : Jsoup.parse(text).childNodeSize();
        } catch (IOException e) {
            return 0;
        }
    }

    /** How often a second of one core something is done. */
    private static double rate(IntSupplier work) {
        var thread = ManagementFactory.getThreadMXBean();
        long cold = thread.getCurrentThreadCpuTime();
        while (thread.getCurrentThreadCpuTime() - cold < WARM) {
            int unused = work.getAsInt();
        }
        long started = thread.getCurrentThreadCpuTime();
        long done = 0;
        while (thread.getCurrentThreadCpuTime() - started < MEASURED) {
            int unused = work.getAsInt();
            done++;
        }
        return done * 1e9 / (thread.getCurrentThreadCpuTime() - started);
    }
}
