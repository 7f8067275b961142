package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a record stands in our JSON: its parts in their order, found out once. What reads and writes
/// the busy records by hand goes by it, so a new field or type needs no line there.
public final class Shape {
  private static final ClassValue<Shape> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

  /// What a part holds.
  public enum Kind {
    TEXT,
    INT,
    LONG,
    DOUBLE,
    FLAG,
    INSTANT,
    WORD,
    RECORD,
    TEXTS,
    RECORDS,
    MAP,
    /// Left to Jackson.
    OTHER
  }

  /// A component of the record.
  ///
  /// @param name the field's name in JSON
  /// @param opening the name in quotes, with its colon
  /// @param following the same after a comma
  /// @param required neither null nor absent
  /// @param type its class, for lists that of the items
  /// @param words the constants by their names in JSON, where it is an enumeration
  /// @param isId whether it names one event, call or leg, and so hardly comes again
  /// @param number the value without a box, where it is an `int` or a `long`; else null
  public record Part(
      String name,
      byte[] opening,
      byte[] following,
      Kind kind,
      boolean required,
      Class<?> type,
      Map<String, Object> words,
      boolean isId,
      Function<Object, @Nullable Object> value,
      @Nullable ToLongFunction<Object> number) {}

  private final List<Part> parts;
  private final Part[] inOrder;
  private final boolean showsNull;
  private final MethodHandle constructor;

  private Shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    parts = Arrays.stream(components).map(Shape::part).toList();
    inOrder = parts.toArray(Part[]::new);
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    showsNull = include != null && include.value() == JsonInclude.Include.ALWAYS;
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      constructor =
          MethodHandles.lookup()
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a public record, found " + type, e);
    }
  }

  /// The shape of a record class.
  public static Shape of(Class<?> type) {
    return KNOWN.get(type);
  }

  /// In the order of the components.
  public List<Part> parts() {
    return parts;
  }

  /// The same, for the loops that run for each event; not to be changed.
  Part[] inOrder() {
    return inOrder;
  }

  /// Whether absent values stand as `null`.
  public boolean showsNull() {
    return showsNull;
  }

  /// The record of these values, in the order of the parts.
  public Object create(@Nullable Object[] values) {
    try {
      return constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Expected a record to be made, it was not", e);
    }
  }

  /// The name of a constant in JSON: lower case with hyphens.
  public static String word(Enum<?> constant) {
    String known = WORDS.get(constant);
    if (known == null) {
      known = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      WORDS.put(constant, known);
    }
    return known;
  }

  /// The words of an enumeration, as people are told them: `one of: caller, agent`.
  public static String wordsOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> word((Enum<?>) constant))
        .collect(Collectors.joining(", ", "one of: ", ""));
  }

  private static Part part(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    String name = named == null ? component.getName() : named.value();
    boolean list = component.getType() == List.class;
    Class<?> type = list ? argument(component.getGenericType(), 0) : component.getType();
    Kind one = kind(type, component.getGenericType());
    Kind kind = !list ? one : one == Kind.TEXT ? Kind.TEXTS : Kind.RECORDS;
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    byte[] opening = ("\"" + name + "\":").getBytes(UTF_8);
    byte[] following = (",\"" + name + "\":").getBytes(UTF_8);
    return new Part(
        name,
        opening,
        following,
        kind,
        !nullable,
        type,
        words(type),
        isId(name),
        accessor(component),
        component.getType() == int.class || component.getType() == long.class
            ? number(component)
            : null);
  }

  private static boolean isId(String name) {
    return name.endsWith("id") || name.endsWith("Id");
  }

  private static Kind kind(Class<?> type, Type generic) {
    if (type == String.class) {
      return Kind.TEXT;
    }
    if (type == int.class || type == Integer.class) {
      return Kind.INT;
    }
    if (type == long.class || type == Long.class) {
      return Kind.LONG;
    }
    if (type == double.class || type == Double.class) {
      return Kind.DOUBLE;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Kind.FLAG;
    }
    if (type == Instant.class) {
      return Kind.INSTANT;
    }
    if (type.isEnum() || type.isRecord()) {
      return type.isEnum() ? Kind.WORD : Kind.RECORD;
    }
    boolean texts = type == Map.class && argument(generic, 1) == String.class;
    return texts ? Kind.MAP : Kind.OTHER;
  }

  private static Map<String, Object> words(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(c -> word((Enum<?>) c), c -> c))
        : Map.of();
  }

  private static Class<?> argument(Type generic, int index) {
    return generic instanceof ParameterizedType p
            && p.getActualTypeArguments()[index] instanceof Class<?> c
        ? c
        : Object.class;
  }

  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
    return (Function<Object, @Nullable Object>)
        accessor(component, "apply", Function.class, Object.class);
  }

  @SuppressWarnings("unchecked")
  private static ToLongFunction<Object> number(RecordComponent component) {
    return (ToLongFunction<Object>)
        accessor(component, "applyAsLong", ToLongFunction.class, long.class);
  }

  private static Object accessor(
      RecordComponent component, String method, Class<?> function, Class<?> result) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle get = lookup.unreflect(component.getAccessor());
      MethodType type = result == Object.class ? get.type().wrap() : get.type();
      return LambdaMetafactory.metafactory(
              lookup,
              method,
              MethodType.methodType(function),
              MethodType.methodType(result, Object.class),
              get,
              type.changeReturnType(result == Object.class ? type.returnType() : result))
          .getTarget()
          .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("Expected a readable component, found " + component, e);
    }
  }
}
