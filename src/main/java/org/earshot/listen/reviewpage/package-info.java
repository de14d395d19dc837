/**
 * Hears reviews on web pages. In: a page with schema.org markup (JSON-LD, microdata or RDFa), or one that CSS selectors
 * describe. Out: a post for each review, once however often the page holds it, and the address of the next page. Owns no
 * table; a walk through pages stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.reviewpage;

import org.jspecify.annotations.NullMarked;
