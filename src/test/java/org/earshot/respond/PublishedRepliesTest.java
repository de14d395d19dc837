package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.earshot.fetch.Contract;
import org.earshot.mention.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compares what repliers ask and write, and what was recorded for it, with what the platforms publish about their interfaces. */
class PublishedRepliesTest {
    static final List<RecordedReply> REPLIES = RecordedReply.all().stream()
            .filter(one -> Contract.platforms().contains(one.platform()))
            .toList();

    @ParameterizedTest
    @FieldSource("REPLIES")
    void requestsAndRecordedAnswersAreAsPublished(RecordedReply one) {
        Set<String> problems = new LinkedHashSet<>();
        Contract.of(one.platform()).ifPresent(contract -> {
            send(one, 0, contract, problems);
            send(one, 1, contract, problems);
        });

        assertThat(problems).isEmpty();
    }

    private static void send(RecordedReply one, int attempts, Contract contract, Set<String> problems) {
        String server = one.source().parameter("server").orElse("");
        Replier replier = Objects.requireNonNull(
                AllRepliers.byPlatform().get(one.platform()), "no replier for " + one.platform());
        Outcome outcome = replier.send(
                one.reply(attempts),
                one.mention(),
                one.source(),
                contract.watching(request -> one.answer(request, attempts > 0), server, List.of(), problems));
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
    }
}
