package org.earshot.understand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.understand.language.DetectorForTests;
import org.earshot.understand.linear.LinearHead;
import org.earshot.understand.linear.LinearModel;
import org.jspecify.annotations.Nullable;

/** Heads that know next to nothing, in the place of the shipped ones: the same figures for every text. */
public final class TinyHeads {
    private TinyHeads() {}

    /**
     * A reader with heads of its own and the learned ones of a home folder.
     *
     * @param home where learned heads are
     * @param brands whom mentions are about
     * @param version of the heads in the place of the shipped ones
     * @param levels their figures for low, normal, high and critical
     */
    public static Pupil reader(Home home, Live<BrandBook> brands, String version, float... levels) {
        try {
            Path folder = Files.createDirectories(home.folder().resolve("heads-" + version));
            Map<String, Blends.Blend> blends = new HashMap<>();
            List<LinearHead> care = new ArrayList<>();
            for (Question question : Question.values()) {
                if (question != Question.SENTIMENT) {
                    float[] bias = question == Question.URGENCY
                            ? levels
                            : question == Question.ABOUT ? new float[] {2} : new float[question.width()];
                    care.add(head(question, bias));
                    blends.put(question.name(), new Blends.Blend(1, 0, new double[question.width()]));
                }
            }
            Files.write(folder.resolve("care.model"), new LinearModel(care).write());
            for (String language : Question.SENTIMENT.languages()) {
                LinearHead feeling = head(Question.SENTIMENT, new float[] {0, 0.5f, 0});
                Files.write(
                        folder.resolve("sentiment-" + language + ".model"), new LinearModel(List.of(feeling)).write());
                blends.put("SENTIMENT-" + language, new Blends.Blend(1, 0, new double[3]));
            }
            Files.write(folder.resolve("blends.json"), new Blends(version, blends, Map.of()).write());
            LearnedHeads learned = new LearnedHeads(Optional.of(home));
            Heads heads = new Heads(Optional.empty(), new HeadFiles(name -> open(folder.resolve(name))), learned);
            Models models = new Models(List.of(heads));
            models.begin();
            return new Pupil(new Reader(brands, DetectorForTests.detector(), models, heads), learned);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(Path file) {
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinearHead head(Question question, float[] bias) {
        return LinearHead.of(question, 8, new float[question.width() << 8], bias);
    }

    /** A reader, and what it has learned. */
    public record Pupil(Reader reader, LearnedHeads learned) {}
}
