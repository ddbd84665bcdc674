package org.sayso.spring;

import java.util.function.Consumer;
import org.sayso.Refusal;

/** Is told each refusal of an account or a permission. A bean of this type replaces the one that counts them. */
@FunctionalInterface
public interface RefusalListener extends Consumer<Refusal> {}
