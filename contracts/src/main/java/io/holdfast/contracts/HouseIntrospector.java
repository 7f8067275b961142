package io.holdfast.contracts;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/// Teaches Jackson two habits of the house, so that no record repeats them: enumerations are lower
/// case with hyphens, and a component of a record that is not `@Nullable` must be there.
///
/// A null inside a list or a map is skipped: neither may hold one.
final class HouseIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass enums) {
    Object own = super.findEnumNamingStrategy(config, enums);
    return own == null && isOurs(enums.getRawType()) ? KebabCaseStrategy.class : own;
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated member) {
    JsonSetter.Value own = super.findSetterInfo(member);
    return member instanceof AnnotatedParameter parameter && isOurs(parameter.getDeclaringClass())
        ? own.withOverrides(
            JsonSetter.Value.construct(isNullable(parameter) ? null : Nulls.FAIL, Nulls.SKIP))
        : own;
  }

  private static boolean isNullable(AnnotatedParameter parameter) {
    var components = parameter.getDeclaringClass().getRecordComponents();
    return components == null
        || parameter.getIndex() >= components.length
        || components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("io.holdfast.");
  }
}
