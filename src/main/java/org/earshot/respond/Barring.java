package org.earshot.respond;

import org.earshot.mention.Mention;
import org.earshot.triage.Verdict;

/** Says whose posts are kept as evidence and shown to nobody by default; asked for every post that would go into a case. */
public interface Barring {
    /** True where nobody has to look at it. What may be a danger to life is never barred. */
    boolean bars(Mention mention, Verdict verdict);
}
