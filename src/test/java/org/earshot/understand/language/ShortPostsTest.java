package org.earshot.understand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortPostsTest {
    private static final Set<String> THREE = Set.of("en", "es", "pl");

    private final LanguageDetector detector = DetectorForTests.detector();

    @Test
    void shortPostsOfSevenLanguagesAreToldApart() {
        List<LabelledText> posts = RecordedPosts.of("posts.txt");

        assertThat(right(detector, posts, RecordedPosts.SEVEN)).isGreaterThanOrEqualTo(.97);
        for (String language : RecordedPosts.SEVEN) {
            assertThat(right(detector, in(language, posts), RecordedPosts.SEVEN))
                    .as(language)
                    .isGreaterThanOrEqualTo(.90);
        }
    }

    @Test
    void whereThreeLanguagesAreExpectedTheirShortPostsAreToldApartToo() {
        List<LabelledText> posts = RecordedPosts.of("posts.txt").stream()
                .filter(post -> THREE.contains(post.language()))
                .toList();

        assertThat(right(detector, posts, THREE)).isGreaterThanOrEqualTo(.97);
    }

    @Test
    void postsThatMixLanguagesAreInTheOneTheyMostlySpeak() {
        assertThat(right(detector, RecordedPosts.of("mixed.txt"), RecordedPosts.SEVEN))
                .isGreaterThanOrEqualTo(.90);
    }

    @Test
    void textsInOtherLanguagesAreNotTakenForOnesThatAreExpected() {
        for (Set<String> expected : List.of(RecordedPosts.SEVEN, THREE, Set.of("en"), Set.of("de"))) {
            assertThat(RecordedPosts.of("foreign.txt"))
                    .allSatisfy(post -> assertThat(detector.detect(post.text(), expected, null))
                            .isNotIn(expected));
        }
    }

    @Test
    void theLettersTellMoreShortPostsRightThanOpenNlpAlone() {
        List<LabelledText> posts = RecordedPosts.of("posts.txt");

        assertThat(right(detector, posts, RecordedPosts.SEVEN))
                .isGreaterThan(right(new LanguageDetector((InputStream) null), posts, RecordedPosts.SEVEN));
    }

    @Test
    void theSameTextGivesTheSameAnswerEveryTimeAndInEveryDetector() {
        LanguageDetector another = new LanguageDetector();
        List<LabelledText> posts = new ArrayList<>(RecordedPosts.of("posts.txt"));
        posts.addAll(RecordedPosts.of("foreign.txt"));

        assertThat(posts)
                .allSatisfy(post -> assertThat(detector.detect(post.text(), THREE, null))
                        .isEqualTo(another.detect(post.text(), THREE, null))
                        .isEqualTo(detector.detect(post.text(), THREE, null)));
    }

    private static List<LabelledText> in(String language, List<LabelledText> posts) {
        return posts.stream().filter(post -> post.language().equals(language)).toList();
    }

    private static double right(LanguageDetector detector, List<LabelledText> posts, Set<String> expected) {
        long right = posts.stream()
                .filter(post -> detector.detect(post.text(), expected, null).equals(post.language()))
                .count();
        return right / (double) posts.size();
    }
}
