package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Mention;
import org.earshot.mention.Stage;
import org.earshot.respond.Sight.Change.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightTest {
    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void everyThingThatHappenedSinceIsNamedOnceAndNothingElse() {
        Sight seen = Sight.of(
                List.of(mention(1, null, null), mention(2, null, null), mention(3, T, null)),
                List.of(reply(7, Reply.State.SENT)),
                1);
        List<Mention> now = List.of(
                mention(1, null, null),
                mention(2, T, null),
                mention(3, T, T.plusSeconds(1)),
                mention(4, null, null),
                mention(5, null, T));
        List<Reply> replies = List.of(
                reply(7, Reply.State.SENT),
                reply(8, Reply.State.PENDING),
                reply(9, Reply.State.HELD),
                reply(10, Reply.State.UNDONE),
                reply(11, Reply.State.FAILED));

        List<Sight.Change> changes = Sight.parse(seen.text()).orElseThrow().until(now, replies, 2);

        assertThat(changes)
                .containsExactly(
                        new Sight.Change(Kind.EDITED, 2),
                        new Sight.Change(Kind.DELETED, 3),
                        new Sight.Change(Kind.WROTE, 4),
                        new Sight.Change(Kind.DELETED, 5),
                        new Sight.Change(Kind.REPLIED, 8),
                        new Sight.Change(Kind.ELSEWHERE, 0));
        assertThat(Sight.Change.parse(Sight.Change.text(changes))).isEqualTo(changes);
        assertThat(Sight.of(now, replies, 2).until(now, replies, 2)).isEmpty();
    }

    @Test
    void anEmptySightComesBackAsItWas() {
        Sight nothing = Sight.of(List.of(), List.of(), 0);
        assertThat(nothing.text()).isEqualTo("n;r;e0");
        assertThat(Sight.parse("n;r;e0")).contains(nothing);
    }

    @Test
    void aThreadOfThousandsOfPostsIsSeenToo() {
        List<Mention> many = java.util.stream.LongStream.rangeClosed(1, 30_000)
                .mapToObj(id -> mention(id * 997 + 7_000_000_000L, id % 10 == 0 ? T : null, null))
                .toList();
        Sight seen = Sight.of(many, List.of(), 0);
        assertThat(Sight.parse(seen.text())).contains(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "n1.;r;e0",
                "n1.1;r;e-1",
                "n1.1,;r;e0",
                "nzzzzzzzzzzzzzzzzzz;r;e0",
                "n1y2p0ij32e8e7,1;r;e0",
                "n1;r1,<b>;e0",
                "m1.0;r;e0"
            })
    void whatIsNoSightIsNone(String text) {
        assertThat(Sight.parse(text)).isEmpty();
    }

    private static Mention mention(long id, @Nullable Instant edited, @Nullable Instant gone) {
        return new Mention(id, Desk.post(String.valueOf(id), "ann"), "s", "acme", T, edited, Stage.QUEUED, 1, gone);
    }

    private static Reply reply(long id, Reply.State state) {
        return new Reply(id, 1, 1, "s", "ann", "t", "k" + id, state, T, 0, null, null, null, null);
    }
}
