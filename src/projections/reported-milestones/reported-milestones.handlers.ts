import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readRows } from '../../platform/database/read-rows.ts';
import { reportedItem, reportedTotal, withdrawnItem } from './reported-milestones.projection.ts';
import { ListReportedItems, type ReportedItem } from './reported-milestones.queries.ts';
import { standingItems } from './standing-items.ts';

@QueryHandler(ListReportedItems)
export class ListReportedItemsHandler implements IQueryHandler<ListReportedItems> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ asOf }: ListReportedItems): Promise<readonly ReportedItem[]> {
    const [items, totals, withdrawals] = await Promise.all([
      readRows(this.database, reportedItem, 'true', []),
      readRows(this.database, reportedTotal, 'true', []),
      readRows(this.database, withdrawnItem, 'true', []),
    ]);
    return standingItems({ items, totals, withdrawals }, asOf);
  }
}
