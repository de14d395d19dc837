package org.earshot.mention;

/** A first look at a post, cheap enough for every one: does it look as if it cannot wait. */
public interface Glance {
    /** True for a post that goes ahead of the others on the line; triage decides properly later. */
    boolean urgent(Post post);
}
