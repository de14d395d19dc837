package org.earshot.share;

import org.earshot.respond.Case;

/** Knows which cases are given to nobody, such as those of customers who are blocked; whoever wants one can still take it. */
public interface Withheld {
    /** Whether a case is; asked just before it would be given away. */
    boolean is(Case item);
}
