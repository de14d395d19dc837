package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.know.CustomerNote;
import org.earshot.know.CustomerNotes;
import org.earshot.know.Customers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about a customer is changed at that customer, whatever number somebody puts into the form. */
class CustomerOwnersTest {
    private static final String WORDS = "A walrus looks into your transfer.";

    @Test
    void aNoteIsChangedAtItsOwnCustomerOnly(@TempDir Path home) {
        try (MatrixTown town = MatrixTown.start(home, Map.of())) {
            changed(town);
        }
    }

    private static void changed(MatrixTown town) {
        ConsoleTown.Mouth mouth = town.mouth();
        Walker ben = town.walker("ben");
        Customers customers = town.bean(Customers.class);
        CustomerNotes notes = town.bean(CustomerNotes.class);
        long zoe = customers
                .handleOf(mouth.say("mastodon", "zoe", "Acme Bank is terrible!").id())
                .orElseThrow()
                .id();
        long ina = customers
                .handleOf(mouth.say("mastodon", "ina", "Acme Bank is terrible!").id())
                .orElseThrow()
                .id();
        long note = notes.add(zoe, CustomerNote.Kind.values()[0], WORDS, "anna");
        Map<String, String> form = Map.of("note", String.valueOf(note), "version", "1", "text", "Changed.");

        for (String deed : List.of("/note-change", "/note-remove")) {
            assertThat(ben.post("/customers/" + ina + deed, form).status()).isBetween(400, 499);
        }
        assertThat(ben.post("/customers/" + ina + "/erase", Map.of("sure", String.valueOf(ina)))
                        .status())
                .isEqualTo(403);
        assertThat(ben.get("/customers/" + zoe).body()).contains(WORDS).doesNotContain("Changed.");
    }
}
