package io.holdfast.callback;

import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.PromiseFilter;
import io.holdfast.callback.store.PromiseList;
import io.holdfast.callback.store.Promises;
import io.holdfast.contracts.Page;
import io.holdfast.contracts.callbacks.Callback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Answers what a tenant has promised.
@ApplicationScoped
public class FindCallbacks {
  private final Promises promises;
  private final PromiseList list;

  FindCallbacks(Promises promises, PromiseList list) {
    this.promises = promises;
    this.list = list;
  }

  /// One promise; empty where the tenant has none of that id.
  @Transactional
  public Optional<Callback> one(String tenant, String id) {
    return promises.read(tenant, id).map(CallbackView::of);
  }

  /// A page of promises, the newest drop first.
  @Transactional
  public Page<Callback> page(String tenant, PromiseFilter filter, int page, int size) {
    PromiseList.Found found = list.page(tenant, filter, page, size);
    var items = found.promises().stream().map(CallbackView::of).toList();
    return new Page<>(items, page, size, found.total());
  }
}
