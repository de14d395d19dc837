package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.console.pages.ConsoleTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody listens to what changes for longer than they are in. */
class LiveSessionsTest {
    @TempDir
    private static Path home;

    private static MatrixTown town;

    @BeforeAll
    static void start() {
        town = MatrixTown.start(home, Map.of());
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void aStreamEndsAtTheLogoutAndThoseOfOthersAndOfTheSameUserElsewhereGoOn() throws Exception {
        Walker anna = town.walker("anna");
        Walker elsewhere = town.walker("anna");
        try (InputStream mine = anna.stream("/live");
                InputStream other = elsewhere.stream("/live");
                InputStream bens = town.walker("ben").stream("/live")) {
            CompletableFuture<Boolean> over = over(mine);
            anna.post("/logout", Map.of());

            assertThat(over.get(5, TimeUnit.SECONDS)).isTrue();
            ConsoleTown.Mouth mouth = town.mouth();
            String id = String.valueOf(
                    mouth.say("mastodon", "zoe", "Acme Bank lost my transfer!").id());
            assertThat(says(other, id).get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(says(bens, id).get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aStreamEndsWhenItsSessionIsClosedOnAnotherScreenOrByAnAdminOrItsUserIsDisabled() throws Exception {
        Accounts accounts = town.bean(Accounts.class);
        Walker ben = town.walker("ben");
        try (InputStream stream = ben.stream("/live")) {
            CompletableFuture<Boolean> over = over(stream);
            String session = town.bean(Admissions.class).of("ben").get(0).handle();
            ben.post("/me/account/sessions/" + session, Map.of());
            assertThat(over.get(5, TimeUnit.SECONDS)).isTrue();
        }
        try (InputStream stream = town.walker("ben").stream("/live")) {
            CompletableFuture<Boolean> over = over(stream);
            town.walker("root").post("/settings/users/ben/sessions", Map.of());
            assertThat(over.get(5, TimeUnit.SECONDS)).isTrue();
        }
        try (InputStream stream = town.walker("ben").stream("/live?case=1")) {
            CompletableFuture<Boolean> over = over(stream);
            accounts.setDisabled("root", "ben", true);
            assertThat(over.get(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            accounts.setDisabled("root", "ben", false);
        }
    }

    /** As where another daemon showed the user out. */
    @Test
    void aStreamWhoseSessionEndedUnannouncedEndsWithTheNextBeat() throws Exception {
        try (InputStream stream = town.walker("sam").stream("/live")) {
            CompletableFuture<Boolean> over = over(stream);
            town.bean(JdbcClient.class)
                    .sql("DELETE FROM admission WHERE user_name = 'sam'")
                    .update();
            assertThat(over.get(25, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static CompletableFuture<Boolean> over(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                stream.readAllBytes();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static CompletableFuture<Boolean> says(InputStream stream, String id) {
        return CompletableFuture.supplyAsync(
                () -> new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                        .lines()
                        .anyMatch(line -> line.startsWith("data:") && line.contains(id)));
    }
}
