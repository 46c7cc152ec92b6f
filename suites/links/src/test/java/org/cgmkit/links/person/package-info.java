/** What a person does at the page of questions. */
@NullMarked
package org.cgmkit.links.person;

import org.jspecify.annotations.NullMarked;
