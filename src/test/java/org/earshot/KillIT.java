package org.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the real jar, feeds it from a stand-in platform, kills it at random moments, and then asks whether anything was lost or
 * doubled. Five kills by default; {@code mvn verify -Pstress -Dkills=200} for any number.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("kills", 5);

    @TempDir
    private Path home;

    @Test
    void nothingIsLostAndNothingDoubledWhenTheDaemonIsKilledAtRandomMoments() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        Random random = new Random(seed);
        try (TootTown town = new TootTown(250 + 50 * KILLS);
                HookTown hook = new HookTown()) {
            town.release(15);
            new Household(home).brand().alertsTo(hook).mastodon(town.url());
            for (int kill = 0; kill < KILLS; kill++) {
                try (Daemon daemon = Daemon.start(home)) {
                    live(daemon, town, kill, random);
                    daemon.kill();
                }
            }
            town.releaseAll();
            try (Daemon daemon = Daemon.start(home)) {
                daemon.awaitReady();
                daemon.await("every post is stored and nothing is held", () -> settled(daemon, town.size()));
                daemon.await(
                        "every urgent post has alerted",
                        () -> hook.cases().size() >= town.urgent().size());
                assertNothingLostOrDoubled(daemon, town, hook, seed);
            }
        }
    }

    /**
     * Lets posts appear until the kill. The first daemon dies while it makes its database. The second one may read its first page in
     * peace, because what a first page does not hold is history, which nobody promises to read.
     */
    private static void live(Daemon daemon, TootTown town, int kill, Random random) {
        Duration life = Duration.ofMillis(1_000 + random.nextInt(3_500));
        if (kill == 0) {
            town.releaseWhile(3, life);
            return;
        }
        if (kill == 1 || random.nextInt(4) > 0) {
            daemon.awaitReady();
        }
        if (kill == 1) {
            daemon.await("the first page is stored", () -> stored(daemon) > 0);
        }
        town.releaseWhile(20 + random.nextInt(50), life);
    }

    private static int stored(Daemon daemon) {
        return daemon.get("/api/v1/ledger?source=toots")
                .path("items")
                .path(0)
                .path("stored")
                .asInt();
    }

    private static boolean settled(Daemon daemon, int posts) {
        JsonNode line = daemon.get("/api/v1/ledger?source=toots").path("items").path(0);
        return line.path("stored").asInt() == posts
                && line.path("held").asInt() == 0
                && queued(daemon) == line.path("queued").asInt();
    }

    private static int queued(Daemon daemon) {
        return daemon.get("/api/v1/ledger?source=toots")
                .path("items")
                .path(0)
                .path("queued")
                .asInt();
    }

    private static void assertNothingLostOrDoubled(Daemon daemon, TootTown town, HookTown hook, long seed) {
        List<String> stored = new ArrayList<>();
        daemon.pages(
                "/api/v1/mentions?limit=100",
                mention -> stored.add(mention.path("externalId").asText()));
        assertThat(stored).as("seed %s", seed).doesNotHaveDuplicates().hasSameElementsAs(town.uris());

        JsonNode line = daemon.get("/api/v1/ledger?source=toots").path("items").path(0);
        assertThat(line.path("heard").asLong())
                .isEqualTo(line.path("stored").asLong()
                        + line.path("duplicate").asLong()
                        + line.path("edited").asLong()
                        + line.path("unmatched").asLong()
                        + line.path("refused").asLong());
        assertThat(line.path("stored").asLong())
                .isEqualTo(line.path("judged").asLong() + line.path("held").asLong());

        List<String> urgentCustomers = new ArrayList<>();
        Set<String> urgentCases = new HashSet<>();
        daemon.pages("/api/v1/cases?urgency=critical,high&limit=100", one -> {
            urgentCustomers.add(one.path("customer").asText());
            urgentCases.add(one.path("id").asText());
        });
        assertThat(urgentCustomers)
                .as("seed %s", seed)
                .doesNotHaveDuplicates()
                .hasSize(town.urgent().size());
        assertThat(hook.cases()).as("seed %s", seed).containsAll(urgentCases);
        assertThat(hook.casesWithTwoIds()).as("seed %s", seed).isEmpty();
        assertThat(hook.badSignatures()).isZero();
    }
}
