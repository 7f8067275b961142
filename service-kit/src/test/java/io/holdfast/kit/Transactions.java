package io.holdfast.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Transactions as a transaction manager runs them: one connection a thread, committed at the end
/// of the work, rolled back when it throws.
public final class Transactions {
  private static final ThreadLocal<Connection> RUNNING = new ThreadLocal<>();

  private final String url;

  /// @param url JDBC address of the database
  public Transactions(String url) {
    this.url = url;
  }

  /// Runs the work in a new transaction.
  public void run(Runnable work) {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      connection.setAutoCommit(false);
      RUNNING.set(connection);
      work.run();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("Expected a transaction, got none", e);
    } finally {
      RUNNING.remove();
    }
  }

  /// Gives the connection of the running transaction; closing it does nothing.
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
          }
          return shared(RUNNING.get());
        });
  }

  /// Runs a statement in the running transaction.
  public int update(String sql, Object... values) {
    try (var statement = RUNNING.get().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to run " + sql + ", could not", e);
    }
  }

  /// The one number that a query gives, in a transaction of its own.
  public long number(String sql) {
    long[] found = new long[1];
    run(() -> {
      try (var statement = RUNNING.get().createStatement();
          var rows = statement.executeQuery(sql)) {
        rows.next();
        found[0] = rows.getLong(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
    return found[0];
  }

  private static Connection shared(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          try {
            return method.getName().equals("close") ? null : method.invoke(connection, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static <T> T proxy(Class<T> type, Call call) {
    ClassLoader loader = Transactions.class.getClassLoader();
    return type.cast(
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {type},
            (self, method, arguments) -> call.on(method, arguments)));
  }

  private interface Call {
    Object on(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
  }
}
