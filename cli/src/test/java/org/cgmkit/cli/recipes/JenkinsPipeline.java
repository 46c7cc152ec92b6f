package org.cgmkit.cli.recipes;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilerConfiguration;

/** A declarative pipeline as Jenkins reads it: every block is entered, and every step that is called is noted, in its order. */
public abstract class JenkinsPipeline extends Script {
    private final List<Step> steps = new ArrayList<>();

    /**
     * A step that a stage calls.
     *
     * @param name such as {@code sh}
     * @param argument what it is called with
     */
    public record Step(String name, Object argument) {}

    /** The steps of a file. */
    static List<Step> of(Path file) throws IOException {
        CompilerConfiguration groovy = new CompilerConfiguration();
        groovy.setScriptBaseClass(JenkinsPipeline.class.getName());
        Binding words = new Binding();
        words.setVariable("any", "any");
        JenkinsPipeline pipeline = (JenkinsPipeline)
                new GroovyShell(JenkinsPipeline.class.getClassLoader(), words, groovy).parse(file.toFile());
        pipeline.run();
        return pipeline.steps;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object last = ((Object[]) arguments)[((Object[]) arguments).length - 1];
        if (last instanceof Closure<?> block) {
            block.setDelegate(this);
            return block.call();
        }
        steps.add(new Step(name, last));
        return this;
    }
}
