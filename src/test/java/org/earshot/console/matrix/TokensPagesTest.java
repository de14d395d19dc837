package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.earshot.admit.Scope;
import org.earshot.admit.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens of everybody, as an admin sees them. */
class TokensPagesTest {
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
    void anAdminSeesTheTokensOfEverybodyButNoSecretAndEndsTheOneThatLeaked() {
        Tokens tokens = town.bean(Tokens.class);
        String secret = tokens.create("ben", "nightly <b>export</b>", Scope.WORK, null);
        String handle = tokens.of("ben").get(0).handle();
        Walker root = town.walker("root");

        assertThat(root.get("/settings/tokens").body())
                .contains("nightly &lt;b&gt;export&lt;/b&gt;", handle)
                .doesNotContain(secret);
        assertThat(root.post("/settings/tokens/anna/" + handle, Map.of()).status())
                .isEqualTo(404);
        assertThat(tokens.find(secret)).isPresent();
        assertThat(root.post("/settings/tokens/ben/" + handle, Map.of()).status())
                .isEqualTo(303);
        assertThat(tokens.find(secret)).isEmpty();
        assertThat(root.get("/settings/audit").body()).contains("nightly &lt;b&gt;export&lt;/b&gt; of ben");
    }
}
